"""Two examples of each command, as its help shows them; the tests run every line, beside small files of these names."""

EXAMPLES = {
    "cycles": (
        "aigraph cycles --as-of 2025-10-15 --detours",
        "aigraph cycles deals.csv",
    ),
    "explain": (
        "aigraph explain nvidia-openai-oracle",
        'aigraph explain "AMD OpenAI" --format json',
    ),
    "cite": (
        "aigraph cite nvidia-openai-oracle --format md",
        "aigraph cite openai",
    ),
    "ladder": (
        "aigraph ladder",
        "aigraph ladder --company nvidia",
    ),
    "diff": (
        "aigraph diff 2026-02-26 2026-02-28",
        "aigraph diff my_deals theirs",
    ),
    "coverage": (
        "aigraph coverage",
        "aigraph coverage --against list.csv",
    ),
    "companies": (
        "aigraph companies",
        "aigraph companies --format csv",
    ),
    "deals": (
        "aigraph deals --company openai",
        "aigraph deals deals.csv",
    ),
    "sources": (
        "aigraph sources --format csv",
        "aigraph sources --company coreweave",
    ),
    "measures": (
        "aigraph measures",
        "aigraph measures --status paid --format json",
    ),
    "money": (
        "aigraph money openai",
        "aigraph money --window 2025",
    ),
    "round-trip": (
        "aigraph round-trip nvidia",
        "aigraph round-trip oracle --format json",
    ),
    "series": (
        "aigraph series direct-loops",
        "aigraph series direct-pairs --company nvidia",
    ),
    "concentration": (
        "aigraph concentration openai",
        "aigraph concentration coreweave --status paid",
    ),
    "institutions": (
        "aigraph institutions",
        "aigraph institutions --status announced",
    ),
    "shock": (
        "aigraph shock openai --cut 50%",
        "aigraph shock anthropic --cut 20% --status announced",
    ),
    "stress": (
        "aigraph stress openai --breaks oracle --gap 5",
        "aigraph stress openai --breaks coreweave --gap 1",
    ),
    "clearing": (
        "aigraph clearing --cash openai=20",
        "aigraph clearing owed.csv --write notices.csv",
    ),
    "keystones": (
        "aigraph keystones",
        "aigraph keystones --status paid",
    ),
    "uncertainty": (
        "aigraph uncertainty reciprocity",
        "aigraph uncertainty reciprocity --draws 50",
    ),
    "tornado": (
        "aigraph tornado reciprocity",
        "aigraph tornado reciprocity --top 3",
    ),
    "null-model": (
        "aigraph null-model --draws 99",
        "aigraph null-model --draws 99 --format json",
    ),
    "features": (
        "aigraph features payments.csv --within 30d",
        "aigraph features payments.csv --within 30d --format csv",
    ),
    "draw": (
        "aigraph draw -o out/aigraph.html --open",
        "aigraph draw deals.csv -o out/mine.html",
    ),
    "figure": (
        "aigraph figure loop nvidia-openai-oracle -o out/loop.svg",
        "aigraph figure money softbank --window 2025..2027",
    ),
    "report": (
        "aigraph report -o out/report.html --open",
        "aigraph report --company nvidia -o out/nvidia.md",
    ),
    "site": (
        "aigraph site -o out/site --url https://example.org/ai/",
        "aigraph site -o out/site --no-cards --open",
    ),
    "check": (
        "aigraph check --strict",
        "aigraph check deals.csv",
    ),
    "freshness": (
        "aigraph freshness",
        "aigraph freshness my_deals/ --on 2026-11-30 --days 30",
    ),
    "read": (
        "aigraph read deals.csv",
        "aigraph read deals.csv --save",
    ),
    "add": (
        "aigraph add --data my_deals",
        (
            "aigraph add --data my_deals --to nvidia-openai-equity-2026 --status signed \\\n"
            "    --date 2026-07-26 --source sec-nvidia-10q-2026-08 --usd-bn 30 --dry-run"
        ),
    ),
    "init": (
        "aigraph init my_own_deals",
        "aigraph init project/deals",
    ),
    "merge": (
        "aigraph merge my_deals theirs -o both",
        "aigraph merge my_deals theirs -o both.xlsx",
    ),
    "upgrade": (
        "aigraph upgrade my_deals",
        "aigraph upgrade theirs",
    ),
    "export": (
        "aigraph export -o deals.xlsx",
        "aigraph export deals.csv -o deals.gexf",
    ),
    "mcp": (
        "aigraph mcp",
        "aigraph mcp my_deals",
    ),
    "help": (
        "aigraph help bottleneck",
        "aigraph help cycles",
    ),
    "completion": (
        "aigraph completion bash >> ~/.bashrc",
        "aigraph completion fish > ~/.config/fish/completions/aigraph.fish",
    ),
}
