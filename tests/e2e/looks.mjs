// The looks in which screens are checked and photographed: a window size and colours.

export const WIDE = { width: 1280, height: 800 };
export const NARROW = { width: 390, height: 844 };

const TABLET = { width: 820, height: 1180 };

/** The looks in which every screen is checked. */
export const LOOKS = [[WIDE, "light"], [WIDE, "dark"], [NARROW, "light"], [NARROW, "dark"]];

/** These looks, and those in which the margin is placed or drawn differently. */
export const EVERY_LOOK = [...LOOKS, [TABLET, "light"], [WIDE, "forced"]];

/** One look of each layout, for states that take axe long. */
export const EACH_LAYOUT = EVERY_LOOK.filter(([, colours]) => colours !== "dark");

export const PHONE_LOOKS = LOOKS.filter(([size]) => size === NARROW);

/** Puts the page into a look; without colours it has the browser's. */
export async function look(page, [size, colours = null]) {
  await page.setViewportSize(size);
  await page.emulateMedia(colours === "forced" ? { colorScheme: null, forcedColors: "active" } : { colorScheme: colours, forcedColors: null });
}
