"""Solutions in Chinese; see `english`."""

from __future__ import annotations

__all__ = [
    "CLAUSE_FIRST",
    "CLAUSE_FRAMES",
    "CLOSINGS",
    "FIRST",
    "FRAMES",
    "OPENINGS",
    "REASONS",
    "SIZES",
    "STEPS",
    "STOP",
]

STOP = "。"

FRAMES = (
    "因为{reason}，所以{so}。",
    "{Reason}，故{so}。",
    "{Reason}，因此{so}。",
    "由于{reason}，得{so}。",
    "{Reason}，于是{so}。",
)
FIRST = ("{Reason}，所以{so}。", "{Reason}，故{so}。", "{Reason}，因此{so}。", "{Reason}，由此得{so}。")
# For conclusions that are clauses.
CLAUSE_FRAMES, CLAUSE_FIRST = FRAMES, FIRST

OPENINGS = ("", "已知条件：", "由图和题意：")
CLOSINGS = ("答案是{answer}。", "所以{target}为{answer}。", "答：{answer}。", "故所求为{answer}。")
STEPS = ("",)

SIZES = {
    "angle": "∠{x}",
    "length": "{x}",
    "triangle": "△{x}",
    "area": "{x}的面积",
    "perimeter": "{x}的周长",
    "radius": "{x}的半径",
    "circumference": "{x}的周长",
    "disc": "{x}的面积",
    "region": "{x}的面积",
    "arc": "{x}的长",
    "number": "{x}",
}

REASONS = {
    "straight angle": """
        直线{line}上点{v}处的邻补角之和为180°
        点{v}在直线{line}上，平角等于180°
    """,
    "vertical angles": """
        点{v}处的对顶角相等
        在交点{v}处对顶角相等
    """,
    "angle addition": """
        点{v}处的角等于它的两部分之和
        点{v}处相邻两角合成较大的角
    """,
    "full turn": """
        点{v}周围各角之和为360°
        绕点{v}一周的角共360°
    """,
    "right angle": """
        互相垂直的直线成90°角
        垂直的两直线相交成直角
    """,
    "perpendicular lines": """
        两直线的夹角为90°
        两直线相交成直角
    """,
    "angle bisector": """
        {ray}平分{angle}
        {ray}是{angle}的平分线
    """,
    "angle sum of a triangle": """
        三角形{triangle}的内角和为180°
        △{triangle}三个内角之和等于180°
    """,
    "exterior angle": """
        三角形{triangle}的外角等于与它不相邻的两个内角之和
        由△{triangle}的外角定理，外角等于两个远内角之和
    """,
    "isosceles triangle": """
        在△{triangle}中{s} = {t}，等边对等角
        △{triangle}是等腰三角形，{s} = {t}，两底角相等
    """,
    "equal angles, equal sides": """
        在△{triangle}中{a} = {b}，等角对等边
        △{triangle}中{a}与{b}相等，它们的对边相等
    """,
    "apex of an isosceles triangle": """
        △{triangle}中{s} = {t}，两底角相等且内角和为180°
        等腰三角形{triangle}中{s} = {t}，内角和为180°
    """,
    "equilateral triangle": """
        △{triangle}的三边相等，每个内角为60°
        △{triangle}是等边三角形
    """,
    "equal angles, equilateral": """
        △{triangle}的三个角相等，它是等边三角形
        △{triangle}三角相等
    """,
    "line of symmetry": """
        {line}是等腰三角形{triangle}的对称轴
        等腰三角形{triangle}三线合一
    """,
    "co-interior angles": """
        {l}与{m}平行，同旁内角互补
        平行线{l}、{m}被{t}所截，同旁内角之和为180°
    """,
    "corresponding angles": """
        {l}与{m}平行，同位角相等
        平行线{l}、{m}被{t}所截，同位角相等
    """,
    "alternate angles": """
        {l}与{m}平行，内错角相等
        平行线{l}、{m}被{t}所截，内错角相等
    """,
    "parallel by corresponding angles": """
        同位角相等，两直线平行
        两直线被{t}所截的同位角相等
    """,
    "parallel by alternate angles": """
        内错角相等，两直线平行
        两直线被{t}所截的内错角相等
    """,
    "perpendicular to parallels": """
        垂直于两平行线之一的直线也垂直于另一条
        {l}与{m}平行，{t}垂直于其中一条
    """,
    "two perpendiculars": """
        两直线都垂直于{t}
        垂直于同一直线{t}的两直线平行
    """,
    "two parallels": """
        两直线都平行于{t}
        平行于同一直线{t}的两直线平行
    """,
    "angle sum of a quadrilateral": """
        四边形{quadrilateral}的内角和为360°
        四边形{quadrilateral}四个内角之和等于360°
    """,
    "angle sum of a polygon": """
        {n}边形{polygon}的内角和为({n} − 2) · 180°
        多边形{polygon}有{n}条边，内角和为({n} − 2) · 180°
    """,
    "opposite sides of a parallelogram": """
        平行四边形{quadrilateral}的对边相等
        {quadrilateral}是平行四边形，对边相等
    """,
    "opposite angles of a parallelogram": """
        平行四边形{quadrilateral}的对角相等
        {quadrilateral}是平行四边形，对角相等
    """,
    "neighbouring angles of a parallelogram": """
        平行四边形{quadrilateral}的邻角互补
        {quadrilateral}是平行四边形，邻角之和为180°
    """,
    "diagonals of a parallelogram": """
        平行四边形{quadrilateral}的对角线互相平分于{m}
        {m}平分平行四边形{quadrilateral}的两条对角线
    """,
    "parallelogram by its sides": """
        {quadrilateral}的两组对边分别相等，是平行四边形
        两组对边分别相等的四边形{quadrilateral}是平行四边形
    """,
    "diagonals of a rectangle": """
        矩形{quadrilateral}的对角线相等
        {quadrilateral}是矩形，对角线相等
    """,
    "diagonals of an isosceles trapezium": """
        等腰梯形{quadrilateral}的对角线相等
        {quadrilateral}是等腰梯形，对角线相等
    """,
    "equal diagonals": """
        四边形{quadrilateral}的对角线相等
        {quadrilateral}的两条对角线一样长
    """,
    "perpendicular diagonals": """
        四边形{quadrilateral}的对角线互相垂直
        {quadrilateral}的两条对角线垂直
    """,
    "diagonals of a rhombus": """
        菱形{quadrilateral}的对角线互相垂直
        {quadrilateral}是菱形，对角线互相垂直
    """,
    "diagonals of a kite": """
        筝形{quadrilateral}的对角线互相垂直
        {quadrilateral}是筝形，对角线互相垂直
    """,
    "diagonal of a rhombus halves angles": """
        菱形{quadrilateral}的对角线{line}平分对角
        {quadrilateral}是菱形，{line}平分它的角
    """,
    "base angles of an isosceles trapezium": """
        等腰梯形{quadrilateral}同一底上的两角相等
        {quadrilateral}是等腰梯形，底角相等
    """,
    "legs of an isosceles trapezium": """
        等腰梯形{quadrilateral}的两腰相等
        {quadrilateral}是等腰梯形，两腰相等
    """,
    "midline of a trapezium": """
        四边形{quadrilateral}的中位线{line}等于两条平行边之和的一半
        {quadrilateral}有一组对边平行，{line}连接另外两边的中点
    """,
    "radii": """
        同圆的半径相等
        两点都在以{o}为圆心的圆上
    """,
    "radius": """
        该线段是以{o}为圆心的圆的半径
        以{o}为圆心的圆的半径都相等
    """,
    "diameter": """
        {s}是圆的直径
        直径{s}是半径的两倍
    """,
    "inscribed angles over one arc": """
        同弧{chord}所对的圆周角相等
        {p}与{q}在弦{chord}的同侧，圆周角相等
    """,
    "cyclic quadrilateral": """
        圆内接四边形{quadrilateral}的对角互补
        {quadrilateral}内接于圆，对角之和为180°
    """,
    "Thales' theorem": """
        {chord}是直径，直径所对的圆周角为直角
        点{p}处的角是半圆{chord}上的圆周角
    """,
    "converse of Thales' theorem": """
        点{p}处的圆周角为90°，{chord}是直径
        90°的圆周角所对的弦{chord}是直径
    """,
    "central angle": """
        弦{chord}所对的圆心角是点{p}处圆周角的两倍
        同弧所对的圆心角等于点{p}处圆周角的两倍
    """,
    "central angle of the other arc": """
        点{p}处的圆周角等于优弧{chord}所对圆心角的一半
        优弧{chord}的圆心角是点{p}处圆周角的两倍，两圆心角之和为360°
    """,
    "equal chords": """
        弦{s}与{t}相等，所对的圆心角相等
        等弦{s}、{t}所对的圆心角相等
    """,
    "equal central angles": """
        圆心角{a}与{b}相等，所对的弦相等
        相等的圆心角{a}、{b}所对的弦相等
    """,
    "perpendicular from the centre": """
        过圆心{o}且垂直于弦{chord}的直线平分这条弦
        由垂径定理，{o}到弦{chord}的垂线平分弦
    """,
    "centre to the middle of a chord": """
        {m}是弦{chord}的中点，圆心{o}与它的连线垂直于弦
        由垂径定理的推论，圆心{o}与弦{chord}中点{m}的连线垂直于弦
    """,
    "power of a point": """
        由圆幂定理，点{p}在{s}与{t}上分得的线段之积相等
        过点{p}的直线{s}、{t}与圆相交，所得线段之积相等
    """,
    "tangent and secant": """
        由切割线定理，从{p}引的切线的平方等于割线{s}上两线段之积
        切线{t}是割线{s}上两线段的比例中项
    """,
    "tangent and radius": """
        切线{line}垂直于过切点{t}的半径
        过切点{t}的半径垂直于切线
    """,
    "tangent and chord": """
        切线{line}与弦{chord}的夹角等于点{p}处的圆周角
        由弦切角定理，点{t}处的弦切角等于点{p}处的圆周角
    """,
    "equal tangents": """
        从点{p}引的两条切线长{a}、{b}相等
        由切线长定理，从{p}到两切点的距离相等
    """,
    "line to the centre": """
        点{p}与圆心{o}的连线是两切线的对称轴
        由切线长定理，{p}与圆心{o}的连线平分夹角
    """,
    "segment addition": """
        点{b}把{s}分成两段
        点{b}在线段{s}上
    """,
    "midpoint": """
        {m}是{s}的中点
        {m}平分{s}
    """,
    "perimeter": """
        {polygon}的周长等于各边之和
        {polygon}的各边之和就是周长
    """,
    "midsegment": """
        {line}是△{triangle}的中位线，等于{base}的一半
        △{triangle}的中位线{line}等于第三边{base}的一半
    """,
    "midsegment is parallel": """
        {line}是△{triangle}的中位线，平行于第三边
        △{triangle}的中位线{line}平行于{base}
    """,
    "parallel through a midpoint": """
        {line}平行于{base}且过△{triangle}一边的中点，平分另一边
        过△{triangle}一边中点且平行于{base}的直线平分第三边
    """,
    "intercept theorem": """
        {line}平行于{base}，由平行线分线段成比例，{p} : {q} = {r} : {u}
        平行线{line}截△{triangle}的两边成比例，{p} : {q} = {r} : {u}
    """,
    "angle bisector theorem": """
        由△{triangle}中的角平分线定理，{p} : {q} = {r} : {u}
        角平分线{line}分对边的比等于两邻边之比，{p} : {q} = {r} : {u}
    """,
    "perpendicular bisector": """
        点{p}在{s}的垂直平分线上
        垂直平分线上的点{p}到{s}两端的距离相等
    """,
    "Pythagoras": """
        在直角三角形{triangle}中由勾股定理{h}² = {p}² + {q}²
        △{triangle}在{c}处为直角，{p}² + {q}² = {h}²
    """,
    "converse of Pythagoras": """
        {p}² + {q}² = {h}²，由勾股定理的逆定理
        △{triangle}的三边满足{p}² + {q}² = {h}²
    """,
    "30-60-90 triangle": """
        △{triangle}的角为30°、60°、90°，三边之比为1 : √3 : 2
        含30°角的直角三角形{triangle}的三边之比为1 : √3 : 2
    """,
    "45-45-90 triangle": """
        △{triangle}的角为45°、45°、90°，三边之比为1 : 1 : √2
        等腰直角三角形{triangle}的斜边是直角边的√2倍
    """,
    "median to the hypotenuse": """
        直角三角形{triangle}斜边上的中线等于斜边的一半
        斜边中点{m}到直角三角形{triangle}各顶点的距离相等
    """,
    "altitude on the hypotenuse": """
        直角三角形{triangle}斜边上的高的平方等于两段射影之积
        由射影定理，△{triangle}中过{c}的高是斜边两段的比例中项
    """,
    "leg theorem": """
        直角三角形{triangle}直角边的平方等于斜边与其射影之积
        由射影定理，△{triangle}的直角边是斜边与其射影的比例中项
    """,
    "height by two areas": """
        直角三角形{triangle}的面积可用两直角边或斜边与高来表示
        在直角三角形{triangle}中斜边乘高等于两直角边之积
    """,
    "similar by two angles": """
        △{p}与△{q}有两角对应相等
        △{p}的两个角与△{q}的两个角对应相等
    """,
    "sides of similar triangles": """
        相似三角形{p}与{q}的对应边成比例，{a} : {b} = {c} : {d}
        △{p}与△{q}相似，{a} : {b} = {c} : {d}
    """,
    "angles of similar triangles": """
        相似三角形{p}与{q}的对应角相等
        △{p}与△{q}相似，对应角相等
    """,
    "three sides": """
        △{p}与△{q}的三边对应相等
        △{p}与△{q}三边分别相等（SSS）
    """,
    "two sides and the angle": """
        △{p}与△{q}两边及其夹角对应相等
        △{p}与△{q}两边和夹角分别相等（SAS）
    """,
    "a side and two angles": """
        △{p}与△{q}一边及两角对应相等
        △{p}与△{q}的两角和一边分别相等
    """,
    "sides of congruent triangles": """
        全等三角形{p}与{q}的对应边相等
        △{p}与△{q}全等
    """,
    "angles of congruent triangles": """
        全等三角形{p}与{q}的对应角相等
        △{p}与△{q}全等
    """,
    "area of a triangle": """
        △{triangle}的面积等于底{base}乘高{height}的一半
        △{triangle}的底为{base}，高为{height}
    """,
    "area by two sides and an angle": """
        △{triangle}的面积等于{s}、{t}与{a}的正弦之积的一半
        △{triangle}中{s}与{t}的夹角为{a}，面积为两边与夹角正弦之积的一半
    """,
    "Heron's formula": """
        已知△{triangle}的三边，由海伦公式可求面积
        由海伦公式求△{triangle}的面积
    """,
    "area of an equilateral triangle": """
        等边三角形{triangle}的面积等于边长平方的√3/4倍
        △{triangle}是边长为{s}的等边三角形
    """,
    "area of a rectangle": """
        矩形{quadrilateral}的面积等于{s}乘{t}
        {quadrilateral}是矩形，两边为{s}和{t}
    """,
    "area of a square": """
        正方形{quadrilateral}的面积等于边长{s}的平方
        {quadrilateral}是边长为{s}的正方形
    """,
    "side of a square": """
        正方形{quadrilateral}的边长是面积的算术平方根
        {quadrilateral}是正方形且面积已知
    """,
    "area by perpendicular diagonals": """
        {quadrilateral}的对角线{s}与{t}互相垂直，面积为其积的一半
        {quadrilateral}的面积等于互相垂直的对角线{s}、{t}之积的一半
    """,
    "area of a parallelogram": """
        平行四边形{quadrilateral}的面积等于底{base}乘高{height}
        平行四边形{quadrilateral}的底为{base}，高为{height}
    """,
    "area of a trapezium": """
        四边形{quadrilateral}的面积等于平行边{base}、{top}之和乘高{height}的一半
        四边形{quadrilateral}的平行边为{base}和{top}，高为{height}
    """,
    "circumference of a circle": """
        半径为r的圆的周长为2πr
        圆的周长等于2π乘半径
    """,
    "area of a circle": """
        半径为r的圆的面积为πr²
        圆的面积等于π乘半径的平方
    """,
    "one base and one height": """
        △{p}与△{q}同底{base}且等高
        {line}平行于△{p}与△{q}的公共底边{base}
    """,
    "angles in a regular polygon": """
        从顶点{v}看正多边形{polygon}的每条边，视角为180°/{n}
        正多边形{polygon}中，顶点{v}到其他各顶点的射线两两相隔180°/{n}
    """,
    "central angles of a regular polygon": """
        正多边形{polygon}每条边所对的中心角为360°/{n}
        正多边形{polygon}的顶点把{o}处的周角{n}等分
    """,
    "centroid": """
        重心{g}把△{triangle}的中线{line}分成2 : 1
        {g}是△{triangle}的重心，分中线{line}为2 : 1
    """,
    "area of a sector": """
        扇形面积占圆面积的比等于圆心角{a}占周角的比
        扇形的圆心角决定它占圆面积的几分之几
    """,
    "length of an arc": """
        弧长占圆周长的比等于圆心角{a}占周角的比
        弧的圆心角决定它占圆周长的几分之几
    """,
    "area of a ring": """
        圆环是大圆减去小圆
        同心圆之间的面积是两圆面积之差
    """,
    "area of a half-disc": """
        以{s}为直径的半圆面积是圆面积的一半
        半圆的直径为{s}
    """,
    "area of a segment of a circle": """
        弓形面积由扇形和三角形{triangle}的面积得出
        弓形等于扇形与△{triangle}面积之差或之和
    """,
    "area addition": """
        {line}把△{triangle}分成两个三角形
        △{triangle}由{line}两侧的两部分组成
    """,
    "a median halves the area": """
        {line}是△{triangle}的中线，平分其面积
        中线{line}把△{triangle}分成面积相等的两部分
    """,
    "equal sizes": """
        {a}与{b}相等
        已知{a} = {b}
    """,
    "same value": """
        {a}与{b}的值相同
        {a}与{b}数值相等
    """,
    "both equal a third": """
        两者都等于{third}
        它们分别等于{third}
    """,
    "unit": """
        只求比值，可取任一长度为1
        这里长度只需确定到比例
    """,
    "substitution": """
        各部分均已求出
        代入已求得的值
    """,
    "combining equations": """
        以上各式同时成立
        综合以上各式
    """,
}
