// Runs in the page: records when frames were painted, in `globalThis.bench`.

/**
 * Records times in milliseconds. `opened`: from the start of the navigation to the frame with the app. `keys`:
 * from each key to the next painted frame. `saved`: from the last click to the frame without the composer.
 */
export function watchFrames() {
  const bench = { opened: undefined, keys: [], saved: null };
  globalThis.bench = bench;
  // A message sent while a frame is prepared arrives after it was painted.
  const painted = (tell) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => tell(performance.now());
    port2.postMessage(undefined);
  });
  let clicked = 0;
  addEventListener("click", (event) => { clicked = event.timeStamp; }, true);
  addEventListener("keydown", (event) => painted((now) => bench.keys.push(now - event.timeStamp)), true);
  let writing = false;
  new MutationObserver(() => {
    if (bench.opened === undefined && document.querySelector("#app .report")) {
      bench.opened = 0;
      painted((now) => { bench.opened = now; });
    }
    const composes = document.querySelector(".composer") !== null;
    if (writing && !composes) painted((now) => { bench.saved = now - clicked; });
    writing = composes;
  }).observe(document, { childList: true, subtree: true });
}
