diagram "The longer side lies opposite the larger angle, however little"

triangle ABC with AB = 10, AC = 10.2, angle A = 50°
BC horizontal
A above BC

overlook AB = AC
overlook triangle ABC isosceles
label AB "10"
label AC "10.2"
claim AB shorter than AC
claim angle C < angle B
find angle B
