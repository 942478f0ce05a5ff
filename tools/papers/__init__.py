"""Papers as PDF, set by Typst from templates of ours (`*.typ`) and data as JSON: nothing that anybody typed is ever markup."""
