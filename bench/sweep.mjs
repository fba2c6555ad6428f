// Every list and count of the desk, asked nine times each of a server on a filled folder (bench/fill_history.mjs, huiyin recount): prints
// path, status, the fastest and the middle reply in milliseconds. Two sizes beside each other show what grows. Loopback only; ends only
// the server that it started. The folder's password is the one of bench/growth.mjs.
//
//   HUIYIN_BIN=build/release/huiyin node bench/sweep.mjs FOLDER PORT [line]      line: the reader hears one line, not the company
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
const folder = process.argv[2], port = Number(process.argv[3]), times = 9
const env = { ...process.env, HUIYIN_DATABASE:`sqlite:${folder}/huiyin.db`,HUIYIN_DATA_DIR:folder,HUIYIN_KEY_FILE:`${folder}/huiyin.key`,HUIYIN_LISTEN:`127.0.0.1:${port}`,HUIYIN_RATE_LIMIT:'off'}
const child=spawn(process.env.HUIYIN_BIN ?? 'build/release/huiyin',['serve'],{env,stdio:['ignore','ignore','inherit']})
const base=`http://127.0.0.1:${port}`
for(;;){try{if((await fetch(base+'/api/v1/public/health')).ok)break}catch{};await new Promise(r=>setTimeout(r,100))}
await new Promise(r=>setTimeout(r,3000))
const signIn=async(login)=>{const a=await fetch(base+'/api/v1/private/session',{method:'POST',headers:{origin:base,'content-type':'application/json'},body:JSON.stringify({login,password:'growth-password-2026'})});return a.headers.getSetCookie().map(x=>x.split(';')[0]).join('; ')}
const admin=await signIn('admin')
const units=(await (await fetch(base+'/api/v1/private/units',{headers:{cookie:admin}})).json()).items
const root=units.find(u=>u.level==='company').id, line=units.find(u=>u.level==='line').id
const login='r'+randomBytes(4).toString('hex')
const made=await fetch(base+'/api/v1/private/persons',{method:'POST',headers:{cookie:admin,origin:base,'content-type':'application/json','idempotency-key':randomBytes(16).toString('hex')},body:JSON.stringify({name:'读者',unit_id:root,login,password:'growth-password-2026',roles:[{role:'coordinator',unit_id:process.argv[4]==='line'?line:root},{role:'leader',unit_id:process.argv[4]==='line'?line:root},{role:'administrator',unit_id:root}]})})
if(!made.ok)console.log(await made.text())
const cookie=await signIn(login)
const campaigns=(await (await fetch(base+'/api/v1/private/campaigns',{headers:{cookie}})).json()).items
const q=['/public/intake','/public/deeds','/public/board','/public/board?unit_id='+line,'/private/summary','/private/reminders','/private/notices','/private/gatherings','/private/my/voices','/private/voices','/private/voices?view=mine','/private/voices?view=due_soon','/private/voices?view=overdue','/private/voices?view=handed_to_me','/private/voices?state=answered','/private/voices?unit_id='+line,'/private/voices?channel=phone','/private/voices?campaign_id='+campaigns[0]?.id,'/private/matters','/private/matters?view=mine','/private/matters?view=to_decide','/private/matters?view=due_soon','/private/matters?view=overdue','/private/matters?view=paused','/private/matters?view=my_measures','/private/matters?view=to_parent','/private/matters?view=handed_to_me','/private/matters?track=union','/private/matters?lead_unit_id='+line,'/private/matters/most-voiced','/private/verifications/due','/private/deeds','/private/suggestions','/private/campaigns','/private/campaigns/'+campaigns[0]?.id,'/private/campaigns/'+campaigns[0]?.id+'/brief','/private/figures','/private/figures?scope=organisation','/private/figures?by=channel','/private/figures?by=outcome&period=quarter','/private/figures/rows?figure=overdue','/private/figures/rows?figure=declined&by=channel&key=phone','/private/figures/rows?of=matters&figure=late','/private/units','/private/persons','/private/journal']
for(const p of q){const ms=[];let st;for(let i=0;i<times;i++){const t=performance.now();const a=await fetch(base+'/api/v1'+p,{headers:{cookie}});await a.arrayBuffer();st=a.status;ms.push(performance.now()-t)}ms.sort((a,b)=>a-b);console.log(p.replace(/[0-9a-f-]{36}/,'ID').padEnd(60),st,ms[0].toFixed(1),ms[4].toFixed(1))}
child.kill()
