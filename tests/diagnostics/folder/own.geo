define halfway of {s: segment} = midpoint of s
