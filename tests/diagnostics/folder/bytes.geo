triangle ÿþ
