// j and k, [ and ]: comfort only.
