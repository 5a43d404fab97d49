"""The commands in groups, as `aigraph --help` shows them: each with its module below this package, and its function."""

GROUPS = {
    "Look": {
        "cycles": "look.cycles:cycles",
        "explain": "look.explain:explain_loop",
        "cite": "look.citation:show_citation",
        "ladder": "look.ladder:show_ladder",
        "diff": "look.diff:show_diff",
        "coverage": "look.coverage:show_coverage",
        "companies": "look.lists:companies",
        "deals": "look.lists:deals",
        "sources": "look.sources:sources",
    },
    "Measure": {
        "measures": "measure.measures:measures",
        "money": "measure.money:show_money",
        "round-trip": "measure.round_trip:round_trip",
        "series": "measure.series:show_series",
        "concentration": "measure.concentration:show_concentration",
        "institutions": "measure.institutions:show_institutions",
        "shock": "measure.shock:show_shock",
        "stress": "measure.stress:show_stress",
        "clearing": "measure.clearing:show_clearing",
        "keystones": "measure.keystones:find_keystones",
        "uncertainty": "measure.uncertainty:show_uncertainty",
        "tornado": "measure.tornado:show_tornado",
        "null-model": "measure.null_model:compare_with_chance",
        "features": "measure.features:show_features",
    },
    "Picture": {
        "draw": "picture.draw:draw_page",
        "figure": "picture.figure:draw_figure",
        "report": "picture.report:write_report",
        "site": "picture.site:write_site",
    },
    "Data": {
        "check": "data.check:check",
        "read": "data.read:read_table",
        "freshness": "data.freshness:show_freshness",
        "add": "data.add:add",
        "init": "data.init:init_data",
        "merge": "data.merge:merge_data",
        "upgrade": "data.upgrade:upgrade_data",
        "export": "data.export:export_data",
        "mcp": "data.mcp:serve_mcp",
    },
    "Help": {
        "help": "look.help:show_help",
        "completion": "look.completion:show_completion",
    },
}

COMMANDS = {name: place for group in GROUPS.values() for name, place in group.items()}
"""Each command by name."""
