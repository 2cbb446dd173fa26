import { createHash } from 'node:crypto'

// Text on white: #1b1b1b 17:1, links #000091 15:1, errors #b34000 5.7:1; borders of fields #666 5.7:1 (3:1 is needed).
export const STYLE = `
*,*::before,*::after{box-sizing:border-box}
body{margin:0;background:#fff;color:#1b1b1b;font:1.125rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;overflow-wrap:break-word}
header,main,footer{max-width:42rem;margin:0 auto;padding:0 1rem}
header{padding-top:1rem;border-bottom:1px solid #ddd;padding-bottom:1rem}
header p{margin:0;font-weight:700}
main{padding-top:1.5rem;padding-bottom:2rem}
footer{border-top:1px solid #ddd;padding-top:1rem;padding-bottom:2rem;font-size:1rem}
h1{font-size:1.75rem;line-height:1.25;margin:0 0 1rem}
h2{font-size:1.3rem;line-height:1.3;margin:2rem 0 .75rem}
a{color:#000091}
:focus-visible{outline:3px solid #0a76f6;outline-offset:2px}
.skip{position:absolute;left:-999rem}
.skip:focus{position:static;display:inline-block;padding:.5rem 1rem}
dl{margin:0 0 1.5rem;padding:1rem;background:#f6f6f6;border-left:4px solid #000091}
dt{font-weight:700}
dd{margin:0 0 .75rem}
dd:last-child{margin-bottom:0}
fieldset{border:0;margin:0 0 1.5rem;padding:0;min-width:0}
legend{padding:0;font-size:1.3rem;line-height:1.3;font-weight:700;margin:1rem 0 .75rem}
fieldset fieldset legend{font-size:1.125rem}
.field{scroll-margin-top:1rem;margin:0 0 1.25rem}
.field input{scroll-margin-top:8rem}
.field label{display:block;font-weight:700}
.hint{display:block;color:#555;font-size:1rem}
.field input,.field select{width:100%;max-width:26rem;margin-top:.35rem;padding:.6rem .75rem;font:inherit;color:inherit;background:#fff;border:1px solid #666;border-radius:4px}
.error{display:block;color:#b34000;font-weight:700}
.wrong{border-left:4px solid #b34000;padding-left:.75rem}
.wrong input{border:2px solid #b34000}
.choice{display:flex;gap:.6rem;align-items:flex-start;padding:.35rem 0}
.choice input{flex:none;width:1.35rem;height:1.35rem;margin:.1rem 0 0}
.times{display:grid;grid-template-columns:repeat(auto-fill,minmax(5.5rem,1fr));gap:.25rem .5rem}
.days li{padding:.45rem 0;border-bottom:1px solid #ddd}
.days .hint{display:inline;white-space:nowrap}
.days [aria-current]{font-weight:700;text-decoration:none}
.text{white-space:pre-line}
.notice{scroll-margin-top:1rem;padding:1rem;margin:0 0 1.5rem;border:2px solid #000091}
.notice p,.notice ul{margin:.25rem 0}
.notice.alert{border-color:#b34000}
.notice.done{border-color:#18753c}
.notice strong{display:block}
button,.button{display:inline-block;margin:.25rem .75rem .25rem 0;padding:.7rem 1.2rem;font:inherit;font-weight:700;color:#fff;background:#000091;border:2px solid #000091;border-radius:4px;cursor:pointer;text-decoration:none}
button:hover,.button:hover{background:#1212ff;border-color:#1212ff}
.second{color:#000091;background:#fff}
.second:hover{color:#fff}
ul.plain{list-style:none;padding:0;margin:0}
meter{width:100%;max-width:26rem;height:1.25rem}
table{border-collapse:collapse;margin:0 0 1.5rem}
caption{text-align:left;font-weight:700;padding:.35rem 0}
th,td{padding:.3rem 1.5rem .3rem 0;text-align:left;border-bottom:1px solid #ddd}
tbody th{font-weight:400}
td{text-align:right;font-variant-numeric:tabular-nums}
@media (forced-colors:active){button,.button,.notice{border:2px solid}}
@media print{.skip,form,.button{display:none}}
`

/** What the content security policy allows: this style, to the letter, and no other. */
export const STYLE_SOURCE = `'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`
