// All acts of delegates, with fingers on a phone.

import { checkExports, stage } from "./app.mjs";
import { everything } from "./every.mjs";
import { fingers, PHONE } from "./hands.mjs";

const { visit } = stage();

everything(visit, "by touch", fingers, { context: PHONE });

checkExports();
