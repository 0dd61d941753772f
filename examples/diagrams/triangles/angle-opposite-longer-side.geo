diagram "The longer side faces the larger angle"

triangle ABC with AB > BC, BC > CA, AB < BC + CA
BC horizontal
A above BC

label AB value
label BC value
label CA value
mark angle BCA
claim max of AB and CA = AB
claim angle BCA > angle CAB
claim abs(AB - CA) < BC
claim min of BC and CA <= AB
find max of (angle ABC) and (angle BCA)
