// Before the first paint: is the text in this page the text that the address asks for? Otherwise it stays hidden.
// `Address::wanted` in src/ui/starting/opening.rs decides in the same way.
{
  const { dataset } = document.documentElement;

  const named = () => {
    try {
      return decodeURIComponent(location.hash).match(/^#\/([^/?]+)/)?.[1];
    } catch {
      return undefined; // a stray `%`
    }
  };

  const lastRead = () => {
    const folder = location.pathname.slice(0, location.pathname.lastIndexOf("/") + 1) || "/";
    try {
      return JSON.parse(localStorage.getItem(`rapporteur:${folder.replaceAll(":", "%3A")}:settings`))?.screen?.lastRead;
    } catch {
      return undefined; // the browser blocks the store, or the settings are damaged
    }
  };

  if ((named() ?? dataset.report ?? lastRead() ?? dataset.text) !== dataset.text || !dataset.text) dataset.other = "";
}
