def salient_facts(i): return []
