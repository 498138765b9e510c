import { serve } from "../serve.mjs";
import { launch, watch } from "./browser.mjs";
const dir = process.argv[2] ?? "/tmp/devdist";
const server = await serve({ dir, port: 0, base: "/a/b c/" });
const browser = await launch();
const sizes = { 1280: [1280, 900], 820: [820, 1180], 390: [390, 844] };
for (const scheme of (process.argv[3] ?? "light,dark").split(",")) for (const [name, [width, height]] of Object.entries(sizes)) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: scheme, hasTouch: width < 500 });
  const page = await context.newPage();
  const faults = watch(page, server.url);
  await page.goto(server.url + "#/C14-41-E.en/");
  await page.locator("#para-5\\.9").waitFor({ timeout: 20000 });
  await page.screenshot({ path: `/tmp/shots/${name}-${scheme}-1top.png` });
  await page.goto(server.url + "#/C14-41-E.en/para-5.9");
  await page.waitForTimeout(300);
  await page.screenshot({ path: `/tmp/shots/${name}-${scheme}-2para.png` });
  const add = page.locator("#para-5\\.9 .add");
  await add.click();
  await page.locator(".composer textarea").fill("Does this include the **draft guidelines** of 2013?\n\n- and who pays?");
  await page.waitForTimeout(200);
  await page.screenshot({ path: `/tmp/shots/${name}-${scheme}-3compose.png` });
  await page.locator(".composer .primary").click();
  await page.locator("#author-name").fill("Amina Diallo");
  await page.locator("#author-delegation").selectOption("SEN");
  await page.locator("#author-role").fill("Delegate");
  await page.screenshot({ path: `/tmp/shots/${name}-${scheme}-4author.png` });
  await page.locator("dialog .primary").click();
  await page.locator(".note").first().waitFor({ state: "attached" });
  await page.waitForTimeout(300);
  await page.screenshot({ path: `/tmp/shots/${name}-${scheme}-5saved.png` });
  if (width > 500) { await page.locator(".bar button[aria-label=Settings]").click(); await page.waitForTimeout(200); await page.screenshot({ path: `/tmp/shots/${name}-${scheme}-6settings.png` }); }
  if (faults.length) console.log(name, scheme, faults);
  await context.close();
}
await browser.close(); await server.close();
