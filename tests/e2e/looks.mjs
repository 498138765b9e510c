// The looks that screens are checked and photographed in: a window size and colours.

export const WIDE = { width: 1280, height: 800 };
export const NARROW = { width: 390, height: 844 };

const TABLET = { width: 820, height: 1180 };

/** The looks that every screen is checked in. */
export const LOOKS = [[WIDE, "light"], [WIDE, "dark"], [NARROW, "light"], [NARROW, "dark"]];

/** With the looks in which the margin stands or is drawn otherwise. */
export const EVERY_LOOK = [...LOOKS, [TABLET, "light"], [WIDE, "forced"]];

/** One of each layout, for states that take axe long. */
export const EACH_LAYOUT = EVERY_LOOK.filter(([, colours]) => colours !== "dark");

export const PHONE_LOOKS = LOOKS.filter(([size]) => size === NARROW);

/** Puts the page into a look; without colours it has those of the browser. */
export async function look(page, [size, colours = null]) {
  await page.setViewportSize(size);
  await page.emulateMedia(colours === "forced" ? { colorScheme: null, forcedColors: "active" } : { colorScheme: colours, forcedColors: null });
}
