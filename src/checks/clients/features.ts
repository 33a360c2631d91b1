// Made from the data of caniemail.com of 2026-05-13 (npm package caniemail, data/caniemail.json). A test compares; do not edit.
//
// NOTICE: MIT License. Copyright Avi Goldman, Copyright Andrew Powell <andrew@shellscape.org>; the data: Rémi Parmentier and the
// contributors of caniemail. Permission is hereby granted, free of charge, to any person obtaining a copy of this software and
// associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
// rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to
// whom the Software is furnished to do so, subject to the following conditions: The above copyright notice and this permission notice
// shall be included in all copies or substantial portions of the Software. THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY
// KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND
// NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN
// AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.

/** Features that some client does not support: title, what shows that a mail uses it, and a letter for each client in order: y, n, a (in part), u (unknown). */
export const featureLines = `
accent-color | p:accent-color | nnnyynnnnnuuuyuuuynnnnnnnnnnnnynynuuuunnn
align-items | p:align-items | nnnyyynnnnynyyyyyynnnyyyynnyyyyyyyyynynnn
animation | p:animation | nnnyyynnnnynyyyaannnnnnnnnnnnnynannynynnn
aspect-ratio | p:aspect-ratio | nnnyynnnnnynyyyyyynnnnnnnnnyyynyyynynynnn
@font-face | @font-face | nnnyynnnnnnnyynynnnnnnnnnanynnynnnynnynnn
@import | @import | nnnyynnnnnnnyynynnnnnnnnnyyynnnnnnnnnynnn
@keyframes | @keyframes | nynyyynnnnynyyyannnnnnnnnnnnnnynnnyynynyn
@media (-webkit-device-pixel-ratio) | @media (-webkit-device-pixel-ratio | nnnyyynnnnynyyyynnyyyyyyynnynnynnnnynynnn
@media (hover), @media (any-hover) | @media (hover | nnnyyunnnnuuuuuunnuuuyyyynnyyyynnnuuuunnn
@media (orientation) | @media (orientation | nnnayyyynnyyyyyynyyyyyyyynnnnnynnnnyyynnn
@media (prefers-color-scheme) | @media (prefers-color-scheme | nnnyyynnnnynynyynnyyyyyyynnnnnynnnnynynnn
@media (prefers-reduced-motion) | @media (prefers-reduced-motion | nnnyynnnnnynyyyynnyyyyyyynnaaaynynnynynnn
@media | @media | aaayyyaaanyyyyyynayyyaaaannyaaannnnyyyaaa
@supports | @supports | yyyyynnnnnynyyyynnyyynnnnnnynnynnnnynyyyy
backdrop-filter | p:backdrop-filter | nnnyyunnnnunuuuuuyuunnnynnnyyyyyyyuununnn
background-blend-mode | p:background-blend-mode | nnnyyyayanynyyyyyynnnyyyynnyyyyyyyyynynnn
background-clip | p:background-clip | nnnyyyayanynyyyyyynnnyyyynnyyyyyyyyynynnn
background-image | p:background-image | aaayyyyyyyyayyyyyyyyyyyyynnyyyyyyyyyayaaa
background-origin | p:background-origin | nnnyyyayanynyyyyyynnnyyyynnyyyyyyyyynynnn
background-position | p:background-position | yyyyyyyyyyyayyyyyyyyyyyyynnyyyyyyyyyayyyy
background-repeat | p:background-repeat | yyyyyyyyyyyayyyyyyyyyyyyynnyyyyyyyyyayyyy
background-size | p:background-size | yyyyyyayanynyyyyyynnnyyyynnyyyyyyyyynyyyy
block-size & inline-size | p:block-size p:inline-size | nnnyyynnnnynyyyyyyunnnnnnnnyyyyuyyyynynnn
border-image | p:border-image | nnnyyynnnnynyyyyyynnnnnnnnnyyyyyyyyynynnn
border-inline & border-block individual logical properties | p:border-block-start* p:border-block-end* p:border-inline-start* p:border-inline-end* | nnnyyunnnnynyuyyuyuuunnnnnnyyyayyyuynynnn
border-inline & border-block longhand properties | p:border-block-color p:border-block-style p:border-block-width p:border-inline-color p:border-inline-style p:border-inline-width | nnnyyunnnnynyuyyuyuuunnnnnnyyyyyyyuynynnn
border-inline & border-block | p:border-inline p:border-block | nnnyyunnnnynyuyyuyuuunnnnnnyyynyyyuynynnn
border-radius logical properties | p:border-start-start-radius p:border-start-end-radius p:border-end-start-radius p:border-end-end-radius | nnnyyunnnnuuuuuuuyuuunnnnnnyyynyyyuuuunnn
border-radius | p:border-radius | aaayyyyyyyynyyyyyynnnyyyynnyyyyyyyyynyaaa
border-spacing | p:border-spacing | yyyyyuyyyyuyuuuuuyuuuyynynnyyyyyyyyuyuyyy
box-shadow | p:box-shadow | nnnyyyananynyyyyyynnnyyyynnyyyyyyyyynynnn
box-sizing | p:box-sizing | nnnyyyyyynyyyyyyyynnnyyyynnyyyyyyyyyyynnn
caption-side | p:caption-side | yyyyyyyyyyyyyyyyyyyyyyyyynnyyyyyyyyyyyyyy
clear | p:clear | aaayyuayyuuauuuuuyuuuayuynnyyyyuuuuuauaaa
clip-path | p:clip-path | nnnyyynnnnynyyyyyannnnnnnnnyyyyyyyyynynnn
color-scheme CSS property | p:color-scheme | nnnyynnnnnununuuunuuunnnnnunynyyanyununnn
column-count | p:column-count | nnnyyyyyynynyyyyyyyyyyyyynnyyyyyyyyynynnn
css column properties | p:column-fill p:column-rule* p:column-span p:column-width p:columns | nnnyyyyyyyuuuyuuuyuuuyyyynnyyyyyyyyuuunnn
conic-gradient() | f:conic-gradient | nnnyyynnnnuuuyuuyynnnnnnnnnyyyayyyyuuunnn
cursor | p:cursor | uuunaunnnnyanuuuuuuuunnnnuuuauuuuuyuuuaan
display:flex | v:display=flex v:display=inline-flex | yyyyyyayayynyyyyyynnnyyyynnyyyyyyyyynyyyy
display:grid | v:display=grid v:display=inline-grid | yyyyyyayayynyyyyyynnnyyyynnyyyyyyyyynyyyy
display:none | v:display=none | yyyyyyyyynyyyyyyyyyyyyyyyaayyyyyyyyyyyyyy
empty-cells | p:empty-cells | nynyyuyyyuuuuuuuunuuuyyyynnyyyyuuuuuuunyn
filter | p:filter | nnnyynnnnnynyyyyyannnnnnnnnyyyyyyyyynynnn
flex-direction:column | v:flex-direction=column | nnnyyynnnnynyyyyyynnnnyyynnyyyyyyyyynynnn
flex-wrap: wrap | v:flex-wrap=wrap | nnnyyynnnnynyyyyyynnnyyyynnyyyyyyyyynynnn
float | p:float | aaayyyayayyayyyyyyyyyyyyynnyyyyyyyyyayaaa
font-kerning | p:font-kerning | unuyyuyyyyunuuuuunuuuyyyynuyyyyuyuyuuunnn
font-size-adjust | p:font-size-adjust | uuuyyuayayyayuuuuyuuuyyyynnyyyuuuuyuauaaa
font-stretch | p:font-stretch | unnyyunyyyuuuuuuuyuuunyyynuuyynnyyyuuunnn
clamp() | f:clamp | nnnyynayayynyyyyyynnnnnnnnnyyyayyyyynynnn
light-dark() | f:light-dark | unnyyunnnnunuauuaaunnunnnnnuayauaayuuuunn
max() | f:max | nnnyynayayynyyyyyynnnnnnnnnyyyayyyyynynnn
min() | f:min | nnnyynayayynyyyyyynnnnnnnnnyyyayyyyynynnn
gap, column-gap, row-gap | p:gap p:row-gap p:column-gap | nnnyyaaaanunuyuuyynnnaaaannyyyyyyyyuuunnn
grid-template-* properties | p:grid-template* | nnnyynnnnnunuyuuyynnnnnnnnnyyyyyyyyuuunnn
height property | p:height | nnnyyyyyyyyyyyyyyyyyyyyyyayyyyyyyyyyyynnn
hyphenate-character | p:hyphenate-character | nnnyyunnnnunuuuuuauuunnnnnnyyyyuuuuununnn
hyphenate-limit-chars | p:hyphenate-limit-chars | nnnnnunnnnunuuuuuyuuunnnnnnuuunuuunununnn
hyphens | p:hyphens | unuyyunnnuuuuuuuuyuuunnnnnnuuuyyyyuuuunnn
inline-size | p:inline-size | nnnnnnnnnnynyyyyyyynynnnnnnyyyyyyyyynynnn
inset | p:inset | nnnyyunnnnunuuuuunuuunnnnnnuuunuuuyununnn
fit-content, min-content, max-content | w:fit-content w:min-content w:max-content | nnnyyyyyayuuuyuuyynnnaayynnyyynyyyyuuunnn
justify-content | p:justify-content | nnnyyynnnnynyyyyyynnnyyyynnyyyyyyyyynynnn
left, right, top, bottom | p:left p:right p:top p:bottom | nnnyyynnnnyyyyyyyayyyyyyynnyyyayyyyyyynnn
linear-gradient() | f:linear-gradient | nnnyyyayyyynyyyyyynnnnnnnnnyyyayyyyynynnn
list-style-image | p:list-style-image | nnnyyynnnnyyyyyyyyynynnnnnnnnyyyyyyyyynnn
list-style-position | p:list-style-position | yyyyyyyyyyyyyyyyyyyyyyyyynnyyyyyyyyyyyyyy
list-style | p:list-style | aaayyyaaaayyyyyyyyyyyyyayaanayyyyyyyyyaaa
margin-block-start & margin-block-end | p:margin-block-start p:margin-block-end | nnnyyunnnnynyuyyuyuuunnnnnnyyyyuuuuynynnn
margin-inline & margin-block | p:margin-inline p:margin-block | nnnyyynnnnynyyyyyyyyynnnnnnyyynyyyyynynnn
margin-inline-start & margin-inline-end | p:margin-inline-start p:margin-inline-end | nnnyyunnnnynyuyyuyuuunnnnnnyyyyuuuuynynnn
mask-image | p:mask-image | nnnyyunnnnunuuuuuyuuunnynnnuuuyuuuuununnn
max-block-size | p:max-block-size | unuyyunnnuuuuuuuuyuuunynnnnyyyyuuuuuuunnn
max-height property | p:max-height | yyyyyyyyyyyyyyyyyyyyyyyyynnyyyyyyyyyyyyyy
max-inline-size | p:max-inline-size | nnnyyunnnnunuuuuuyuuunnnnnnyyyyuuuuununnn
min-block-size | p:min-block-size | nnnyyunnnnunuuuuuyuuunnnnnnyyyyuuuuununnn
min-height property | p:min-height | yyyyyyyyyyyyyyyyyyyyyyyyynnyynyyynyyyyyyy
min-inline-size | p:min-inline-size | unuyyunnnnuuuuuuuyuuunynnnnyyyyuuuuuuunnn
min-width property | p:min-width | yyyyyyyyyyyyyyyyyyyyyyyyynnyyyyyyyyyyyyyy
mix-blend-mode | p:mix-blend-mode | nnnyynayanynyyyyyynnnyyyynnyyyyyyyyynynnn
lch(), oklch(), lab(), oklab() | f:lch f:oklch f:lab f:oklab | nnnyyynnnnuuuyuuuyuuunnnnnunyynuuunuuunnn
object-fit | p:object-fit | nnnyyyayanynyyyyyynnnyyyynnyyyyyyyyynynnn
object-position | p:object-position | nnnyyyayanynyyyyyynnnyyyynnyyyyyyyyynynnn
opacity | p:opacity | nnnyyyyyynynyyyyynnnnyyyynnyyyyyyyyynyyyy
orphans | p:orphans | nnnyyunnnnunuuuuuyuuuyyyynnyyyyuuuuununnn
outline-offset | p:outline-offset | nnnyyynnnnunuyuuyynnnnnnnnnyyyyyyyyuuunnn
outline | p:outline | yyyyyyyyyyyyyyyyyynnnyyyynnyyyyyyyyyyyyyy
overflow-wrap | p:overflow-wrap | unuaaunnnuuuuuuuuyuuunnnnnnuuuyuuuuuuunnn
overflow | p:overflow | aaayayaaaaaaayyyyayayaayannaaayyyyyaaaaaa
padding-block-start & padding-block-end | p:padding-block-start p:padding-block-end | nnnyyunnnnynyuyyuyuuunnnnnnyyyyuuuuynynnn
padding-inline & padding-block | p:padding-inline p:padding-block | nnnyyunnnnynyuyyuyuuunnnnnnyyynuuuuynynnn
padding-inline-start & padding-inline-end | p:padding-inline-start p:padding-inline-end | nnnyyunnnnynyuyyuyuuunnnnnnyyyyuuuuynynnn
position | p:position | aaaaaannnnyyyayyanaaaanaannyyyaaaayyyyaaa
:active | s::active | yynnaynnnnyyyyyynnyynynaannyyynnnnyyyyyyy
:checked | s::checked | yyyyyynnnnnnynnnnnnnnaaaannnnnynnnynnyyyy
:default | s::default | yyyyyunnnnnnyuuuuyuuuyyyannnnnuuuuyunuyyy
:first-child | s::first-child | yyyyyynnnnyyyyyynnyyyyyaannynnynnnyyyyyyy
:first-of-type | s::first-of-type | yyyyyynnnnynyyyynnyyyyyaannynnynnnyynyyyy
:focus-visible | s::focus-visible | yyuuyunnnnuuuuuuuuuuuauaanuuuuyuuuuuuuyyu
:focus-within | s::focus-within | yyuuyunnnnuuuuuuuuuuuauannuuuuyuuuuuuuyyu
:focus | s::focus | yynnyynnnnnyyynynnyynynaannyyyynnnynyyyyy
:has() | s::has | nnnyyynnnnynyyyynnnynnnnnnnnyyynnnnynynnn
:hover | s::hover | yynyyyaynnynyyyynnyyyynaannyyyynnnyynyyyy
lang() | s::lang | nnnyyunnnnuuuuuunnuuuyynnnnyyyyunuuuuunnn
:last-child | s::last-child | yyyyyynnnnyyyyyynnyyyyyaannynnynnnyyyyyyy
:last-of-type | s::last-of-type | yyyyyynnnnynyyyynnyyyyyaannynnynnnyynyyyy
:link | s::link | yyyyyynnnnyyyyyynnyyyyyaayyynnynnnyyyyyyy
:not | s::not | nnnyyynnnnynyyyynnyyynnnnnnynnynnnyynynnn
:nth-child | s::nth-child | nnnyyynnnnynyyyynnyyynnnnnnynnynnnyynynnn
:nth-last-child | s::nth-last-child | nnnyyynnnnynyyyynnyyynnnnnnynnynnnyynynnn
:nth-last-of-type | s::nth-last-of-type | nnnyyynnnnynyyyynnyyynnnnnnnnnynnnyynynnn
:nth-of-type | s::nth-of-type | nnnyyynnnnynyyyynnyyynnnnnnnnnynnnyynynnn
:only-child | s::only-child | yyyyyynnnnyyyyyynnyyyyyaannynnynnnyyyyyyy
:only-of-type | s::only-of-type | yyyyyynnnnyyyyyynnyyyyyaannynnynnnyyyyyyy
:target | s::target | yynnnnnnnnnyynnnnnynnyyaannynnynnnynyyyyy
:visited | s::visited | yynnnynnnnnynynynnnynyyaannnnnnnnnynynyyy
::after | s:::after | nnnyyynnnnynyyyynnnnnnaaannynnynnnyynynnn
::before | s:::before | nnnyyynnnnynyyyynnnnnnaaannynnynnnyynynnn
::first-letter | s:::first-letter | yyyyyynnnnyyyyyynnnyynaaannynnynnnyyyyyyy
::first-line | s:::first-line | yyyyyynnnnyyyyyynnnyynaaannynnynnnyyyyyyy
::marker | s:::marker | yyyyyynnnnuuuyuunnnyynnnnnnnyyynnnyuuuyyy
::placeholder | s:::placeholder | yyyyyynnnnnnynnnnnnnnnaaannnnnynnnynnyyyy
radial-gradient() | f:radial-gradient | nnnyyyayyyynyyyyyyyyynnnnnnyyyyyyyyynynnn
resize | p:resize | nnnnaunnnuunnuuuuyuunnnnnnnuunyuunuunnnnn
rgba() | f:rgba | aaayyyaaaaynyyyyyynnnyyyynnyyyyyyyyynyaaa
scroll-snap | p:scroll-snap* | nnnyynnnnnuuuyuuyynnnnnnnnnyyyyyyyyuuunnn
Adjacent sibling combinator | s:+ | yyyyyyayanyayyyyyyyyyyyyynnynnynynyyayyyy
Attribute selector | s:[ | aaayyyaaanynyyynyayyyaaaannnnnynynyynyaaa
Child combinator | s:> | yyyyyyayanynyyyyyyynyyyyynnynnynynyynyyyy
General sibling combinator | s:~ | yyyyyyayanynyyyyyyyyyyyyynnynnynynyynyyyy
shape-margin | p:shape-margin | nnnyyunnnnuuuuuuuyuuunnynnnuuuyuuuyuuunnn
shape-outside | p:shape-outside | nnnyyunnnnuuuuuuuyuuunnynnnuuuyuuuyuuunnn
system-ui, ui-serif, ui-sans-serif, ui-rounded, ui-monospace | w:system-ui w:ui-serif w:ui-sans-serif w:ui-rounded w:ui-monospace | ayyyyyayyyuyuyuuyyayyayyynnayyaayyauuuayy
tab-size | p:tab-size | unuyyunnnunnyunyunuuunyyynnyyyyuuuunnynnn
table-layout | p:table-layout | uyuyyuyyyuuuuuuuuyuuuyynynnyyyyuuuuuuuyyy
text-align-last | p:text-align-last | unuyyuyyyyuuuuuuuyuuunnnnnuyyyyuuuuuuunnn
text-decoration-color | p:text-decoration-color | yyyyyyayanynyyyyyyynyyyyynnyyyyyyyyynyyyy
text-decoration-line | p:text-decoration-line | nyyyyuyyyyunuuuuuyuuuyyyynnyyyyuuuyunuyyy
text-decoration-skip-ink | p:text-decoration-skip-ink | nnnyyynnnnunuyuuyyunnnnnnnnyyyyuyuyununnn
text-decoration-style | p:text-decoration-style | nyyyyuyyyyunuuuuuyuuuyyyynnyyyyuuuyunuyyy
text-decoration-thickness | p:text-decoration-thickness | nnnyyynnnnynyyyyyynnynnnnnnyyyynyyyynynnn
text-decoration | p:text-decoration | yyyyyyayayyaayyyyyyynyyyyaayynyyynyyaayyy
text-emphasis-position | p:text-emphasis-position | nnnyyunnnnynyuyyuyuuunnynnnyyynuuuuynynnn
text-emphasis | p:text-emphasis | nnnyyunyynynyuyyuyuuunyyynnyyynuuuuynynnn
text-justify | p:text-justify | nnnnnunanauauuuuuauuunnnaanyannuuuuununan
text-orientation | p:text-orientation | nnnyyuyyyyunuuuuuyuuuyyyynnyyyyuuuyununnn
text-overflow | p:text-overflow | nnnyyyayayynyyyyyyynyyyyynnyyynyyyyynynnn
text-shadow | p:text-shadow | yyyyyynnnnyyyyyyyyyyynnnnnnyyyyyyyyyyyyyy
text-underline-offset | p:text-underline-offset | nnnyyynnnnynyyyyyynnynnnnnnyyyynyyyynynnn
text-underline-position | p:text-underline-position | nnnaauyyayunuuuuuyuuuyanynnyyyyuuuyununnn
text-wrap | p:text-wrap | nnnyyunnnnunuuuuuyuuunnnnnnyyyyuuuuununnn
transform | p:transform | nnnyyynnnnynyyyyynnnnnnnnnnyyyyyyyyynynnn
transition | p:transition | aaayyynnnnuuuauuyynnnnnnnnnuynanynyuuuaaa
CSS calc() function | f:calc | nnnyyyayayynyyyyyynnnnnnnnnyyyyyyyyynynnn
ch unit | u:ch | nnnyyyyyyyynyyyyyynnnyyyynnyyyyyyyyynynnn
initial unit | w:initial | nnnyyyaaayynyyyyyynnnyyyynnyyyyyyyyynynnn
rem unit | u:rem | nnnyyyyyyyynyyyyyynnnyyyynnyyyyyyyyynynnn
vh unit | u:vh | yyyaynyyyyanyyyyyynnnyyyynnyyyynyyyanyyyy
vmax unit | u:vmax | nnnyyyyyyyanyyyyyynnnyyyynnyyyyyyyyanynnn
vmin unit | u:vmin | nnnyyyyyyyanyyyyyynnnyyyynnyyyynyyyanynnn
vw unit | u:vw | yyyyynyyyyynyyyyyynnnyyyynnyyyyyyyyynyyyy
user-select | p:user-select | nnnayunnnuunuuuuuyuuunnnnnnaaayuuuuunnnnn
CSS Variables (Custom Properties) | f:var | nnnyynnnnnynyyyyynnnnnnnnnnyyyyyyyyynynnn
visibility | p:visibility | ynyyyynnnnyyyyyyyynnnyyyynnyyyyyyyyyyyyyy
white-space-collapse | p:white-space-collapse | nnnyyunnnnuuuuuuuyuuunnnnnnyyyyuuuuuuunnn
white-space | p:white-space | yyyyyyayayayyyayyyyyyyyyynnyyynayyyayyaya
widows | p:widows | nnnyyunnnnunuuuuuyuuuyyyynnyyyyuuuuununnn
word-break | p:word-break | nnnaayayaannyanyyynanaaaaynayaayyyynnynnn
word-spacing | p:word-spacing | naayyuyyyyuauuuuuyuuuyyyynnyyyyuuuyuauaaa
word-wrap | p:word-wrap | uuuyyuaauuuuuuuuuuuuunyuynnuuuuuuuuuuuuyu
writing-mode | p:writing-mode | nnnyynayayynyyyyyynnnyyyynnyyyyyyyyynynnn
z-index | p:z-index | yyyyyynnnnyyyyyyynyyyyyyynnyyyyyyyyyyyyyy
<abbr> element | e:abbr | nnnyyyyyyyuyunuuynunnyyyynnuyyyuyyyuyunnn
<acronym> element | e:acronym | nnnyyuyyyyuyuuuuunuuuyyyynnyyyyyyyyuyunnn
address | e:address | yyyyyyyyyynyyynnyynnnyyyyyyyyyyyyyynyyyyy
aria-describedby attribute | a:aria-describedby | nnnyynnnnnnnynnyynnnnyyyynnyyyyyyynnnynnn
aria-hidden attribute | a:aria-hidden | nnnyyyyyyynnynnyyynnnyyyyynyyyyyyynnnynnn
aria-label attribute | a:aria-label | nnnyyyyyyynnynnyyynnnyyyyynyyyyyyynnnynnn
aria-labelledby attribute | a:aria-labelledby | nnnyynnnnnnnynnyyynnnyyynnnyyyyyyynnnynnn
aria-live attribute | a:aria-live | nnnyyyyyyynnynnyyynnnnnnnanyyyyyyynnnynnn
background attribute | a:background | yyyyyyayayyyynyyyyyyyyyyyanyyyyyyyyyyyyyy
<base> | e:base | aaayyaaaaannyanynnnnnnaaaynnanynnnynnyaaa
<bdi> element | e:bdi | nnnyyynnnnnnynnnynnnnnnnnnnyyyyyyyynnynnn
<code> element | e:code | yyyyyyyyyyuyuyuuyynnnyyyyyyyyyyyyyyuuuyyy
<dfn> element | e:dfn | yyyyyuyyyyuyuuuuunuuuyyyyaayyyyyyyyuyuyyy
<dialog> element | e:dialog | nnnyynynnnnnynnnynnnnnnnnnnynnyyyyynnynnn
height attribute | a:height | yyyyyyyyyyyyynyyyyyyyyyyyayyyyyyyyyyyyyyy
hidden attribute | a:hidden | unuyyunnnnunuuuuuauuunnnnnnyyyyyyyyununnn
Image maps | e:map | nynyyyyyyyyyynyyyyyyyyyyyynnyyyyyyyyyynyy
<link> element | e:link | nnnyynnnnnnnynnnnnnnnnnnnyynnnnnnnnnnynnn
loading attribute | a:loading | nnnyynnnnnnnyannyynnnnnnnnnnynynynynnynnn
<marquee> element | e:marquee | yayyynnnnnnnynnnanynyyyaannyayyyyyynnyyay
<meter> element | e:meter | nnnyyyannnnnynnnynnnnyyyynnyyyyyyyynnynnn
<picture> element | e:picture | nnnyannnnnnnynnnynnnnnnnnnnnnnyyyyynnynnn
popover attribute | a:popover | unnyynnnnnuuunuuuauuunnnnnnunnayynnuuunnn
<progress> element | e:progress | nnnyyyannnnnynnnynnnnnnnnnnyyyyyyyynnynnn
required attribute | a:required | nnnyyyannnnnynnnannnnyynnnnnanyyanynnynnn
<rp> element | e:rp | yyyyyyannnnnynnnynnnnyyyynnyyyyyyyynnyyyy
<rt> element | e:rt | yyyyyyannnnnynnnynnnnyyyynnyyyyyyyynnyyyy
<ruby> element | e:ruby | yyyyyyannnnnynnnynnnnyyyynnyyyyyyyynnyyyy
HTML5 semantics | e:article e:aside e:details e:figcaption e:figure e:footer e:header e:main e:mark e:nav e:section e:summary e:time | nnnyyyaaaannyanaynaaaaaaannyyyyyyyynnynnn
<small> element | e:small | yyyyyyyyyyyyyyynyynnnyyyyyyyyyyyyyyyyyyyy
srcset and sizes attributes | a:srcset a:sizes | nnnyynnnnnnnynnnynnnnnnnnnnnnnyyyyynnynnn
<strike> element | e:strike | yyyyyyayayyyynyyyyyyyyyyyyyyyyyyyyyyyyyyy
<style> element | e:style | yyyyyyaaanynyyyynyyyyyyyyaaayaynnnyynyyyy
Embedded <svg> image | e:svg | nnnyannnnnnnynnnynyyynnnnnnyyyyyyyynnynnn
target attribute | a:target | nnnaannnnnnnannnynnnnaaanaannnanynannannn
<wbr> element | e:wbr | yyyyyyaynynnnnnyynnnyyyyynnyyyyyyyynnnyyy
width attribute | a:width | yyyyyyyyyyyyynyyyyyyyyyyyayyyyyyyyyyyyyyy
Animated PNG image format | i:apng | yyyyyynnynyyyyyyyyyyynyyynnyyyyyyyyyyyyyy
AVIF image format | i:avif | yyyyynaaaannnynnynyynyyyynnyyyyyynynnnyyy
BMP image format | i:bmp | yyyyyyaayayynyyyyyyyyyyyyyyyyyyyyyyyynyyy
HDR image format | i:hdr | nnnnnnnnnnnnnnnnnnnyynnnnnnnnnnnyynnnnnnn
HEIF image format | i:heif | nayyynaaaannnnnnnnnnnnyynnnnaynnnnnnnnnay
ICO image format | i:ico | yyyyyyyyyyyyyyyyyyyyyyyyynyyyyynyyyyyyyyy
Video as Image Assets | i:mp4 | nyyyynnnnnnnynnnynnyynynynnnyynnyynnnynyy
SVG image format | i:svg | yyyyyyananyyyyyyynyyyyyyyyyyyyyyyyyyyyyyy
TIFF image format | i:tiff | nnyyynaayannyynnynnnynyynnynyynnyynnnynny
webP image format | i:webp | yyyyyyaaaayyyyyyyyyyyyyyynyyyyyyyyyyyyyyy
`
