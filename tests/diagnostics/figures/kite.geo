triangle ABC with AB = AC
circle w center A through B
T = midpoint of BC
draw w, AT
mark angle ATB right
