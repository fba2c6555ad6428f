// What the guides' pictures show beyond the demo: a campaign with counted forms, a voice with a photo, one to be answered on the spot.

import { dayOf, kDay } from "../../../demo/calendar.ts";
import { Client } from "../../../demo/client.ts";

export const kForms = "第四季度意见表";
export const kPhotographed = "五号公寓楼洗衣房三台机器两台贴了停用，下夜班的排到天亮还没洗上。";
export const kOnTheSpot = "食堂的汤勺只有一把，排队的人传来传去。多放几把，或者换成打好的。";

/** Fills in once what is missing. */
export async function prepareGuides(url: string, password: string, photo: Buffer): Promise<void> {
  const client = new Client(url);
  client.know("coordinator", password);
  const as = "coordinator";
  const { items } = (await client.send("GET", "/api/v1/private/campaigns", { as })).body;
  if (items.some((one: { name: string }) => one.name === kForms)) return;
  const { units } = (await client.send("GET", "/api/v1/public/intake")).body;
  const unit_id = units.find((one: { name: string }) => one.name === "后勤部").id;
  const { receipt_code } = (await client.send("POST", "/api/v1/public/voices", { body: { text: kPhotographed, unit_id } })).body;
  const sent = await fetch(`${url}/api/v1/public/voice/photos/1`, {
    method: "PUT", headers: { "Content-Type": "image/jpeg", "Huiyin-Receipt": receipt_code, Origin: url }, body: new Uint8Array(photo),
  });
  if (!sent.ok) throw new Error(`photo: ${sent.status}`);
  await client.send("POST", "/api/v1/public/voices", { body: { text: kOnTheSpot, unit_id } });
  const now = Date.now();
  const made = await client.send("POST", "/api/v1/private/campaigns", { as, body: {
    name: kForms, kind: "forms", starts_on: dayOf(now - 14 * kDay), ends_on: dayOf(now + 7 * kDay), target_voices: 120,
  } });
  await client.send("POST", `/api/v1/private/campaigns/${made.body.id}/forms`, { as, etag: made.etag ?? "", body: { forms_out: 150, forms_back: 8 } });
}
