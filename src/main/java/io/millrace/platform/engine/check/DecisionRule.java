package io.millrace.platform.engine.check;

/** What a decision has to hold to, beside what its FEEL has to ({@link FeelRule}). */
enum DecisionRule implements Rule {
    DMN_VERSION(
            "The engine reads DMN 1.1, 1.2 and 1.3; of anything else it would read a part, or nothing.",
            "Save the decision as DMN 1.3, as the Modeler does for Camunda 7."),
    DMN_ELEMENT(
            "Only what the engine carries out, and what is plain documentation, may stand in a decision: whatever else is"
                    + " there would be ignored, or understood by nobody who reads the table.",
            "Remove the element; of logic, only decision tables and literal expressions are carried out."),
    DMN_ATTRIBUTE(
            "An attribute that nobody knows here is ignored, or means something that nobody has looked at.",
            "Remove the attribute."),
    EXPRESSION_LANGUAGE(
            "Only FEEL is data; every other language of expressions, scripts above all, is code that runs in the server.",
            "Write the expression in FEEL and remove the attribute expressionLanguage."),
    DMN_ID_MISSING(
            "The engine and whoever reads a past decision know decisions, columns and rules by their ids.",
            "Give the element an id; the Modeler does so by itself."),
    DMN_ID_TWICE(
            "Of two elements with one id the engine keeps one, and nobody can tell which.",
            "Give one of the two another id."),
    REQUIREMENT_UNKNOWN(
            "A decision can only build on decisions and input data of its own file.",
            "Draw the requirement to an element that is there, or remove it."),
    REQUIREMENT_CIRCLE(
            "Decisions that need each other can't begin.", "Remove one of the requirements that make the circle."),
    TOO_MANY_DECISIONS(
            "The engine follows the requirements of decisions in a way that takes its memory when there are very many.",
            "Split the file."),
    LOGIC_MISSING(
            "A decision without a table or an expression answers nothing.",
            "Add a decision table with rules, or a literal expression."),
    HIT_POLICY_UNKNOWN(
            "The engine carries out UNIQUE, FIRST, ANY, RULE ORDER and COLLECT, and totals (SUM, MIN, MAX, COUNT) with"
                    + " COLLECT and one output only.",
            "Choose one of them; what PRIORITY would do is FIRST with the rules in their order."),
    INPUT_WITHOUT_EXPRESSION(
            "A column that doesn't say what it looks at compares its cells with nothing.",
            "State the variable that the column looks at."),
    INPUT_VARIABLE(
            "Cells know the column's value by this name, so it has to be one that FEEL can read.",
            "Choose a name of letters, digits and _, beginning with a letter."),
    OUTPUT_NAME(
            "The answer is read by the names of its outputs.",
            "Give each output a name of its own, of letters, digits and _, beginning with a letter."),
    TYPE_MISSING(
            "Without a type the engine compares values as they happen to come, and a number never equals a text.",
            "State the type: string, boolean, integer, long, double or date."),
    ROW_LENGTH(
            "A rule with more or fewer cells than there are columns can't be read by the engine.",
            "Give the rule one cell for each column; an empty one means any value."),
    VALUE_OF_OTHER_TYPE(
            "A value of another type than its column's never matches, or stops the case with an incident.",
            "Write texts in quotes, numbers without, and dates as date and time(\"2026-01-31T00:00:00\")."),
    VALUE_NOT_ALLOWED(
            "The column states which values there are; any other is a slip of the pen.",
            "Correct the value, or add it to the column's allowed values."),
    CAPABILITY_OF_DECISION(
            "A task that is offered to a capability which nobody can have waits for ever; so a table has to write out the"
                    + " capabilities that it names.",
            "Name a capability of the catalogue in quotes, or null where nobody is asked."),
    RULES_OVERLAP(
            "Where two rules match, UNIQUE has no answer and stops the case with an incident; ANY does when their outputs"
                    + " differ.",
            "Narrow one of the two rules, or choose another hit policy."),
    RULES_LEAVE_A_GAP(
            "A combination of values that no rule covers has no answer, and the case stops there. That a value is missing"
                    + " (null) counts where a cell of the column says null.",
            "Add a rule for the combination, or state in the column which values are allowed at all."),
    RULE_NEVER_MATCHES(
            "A rule that can't match says something that its author did not mean.",
            "Correct the cell; note that true among several values matches anything, and not(true) nothing.") {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }
    },
    RULE_NEVER_REACHED(
            "With FIRST, a rule behind one that matches whenever it does is never asked.",
            "Move the narrower rule up, or remove it.") {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }
    },
    TABLE_TOO_LARGE(
            "Gaps and overlaps are looked for with bounded work; beyond that nobody vouches for them.",
            "Split the table into decisions that build on each other.") {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }
    };

    private final String reason;
    private final String cure;

    DecisionRule(String reason, String cure) {
        this.reason = reason;
        this.cure = cure;
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String reason() {
        return reason;
    }

    @Override
    public String cure() {
        return cure;
    }
}
