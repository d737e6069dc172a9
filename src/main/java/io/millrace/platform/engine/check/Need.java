package io.millrace.platform.engine.check;

import io.millrace.platform.engine.check.ProcessContract.VariableType;

/**
 * That an element reads a variable.
 *
 * @param type what it takes; {@link VariableType#ANY} where that doesn't matter
 * @param sentence who needs what, as the beginning of an explanation
 */
record Need(String variable, VariableType type, Strength strength, String sentence) {

    enum Strength {
        /** The reader can do without it. */
        OPTIONAL,
        /** Something sets it, somewhere, if not on every way. */
        EXISTS,
        /** It is there, with or without a value: without it an expression fails. */
        PRESENT,
        /** It has a value. */
        FILLED
    }

    /** Who wants to know what is read and what is wrong while elements are looked at. */
    interface Listener {
        void reads(Element at, Need need, Known known);

        void breaks(Element at, Rule rule, String explanation);
    }

    static final Listener NOBODY = new Listener() {
        @Override
        public void reads(Element at, Need need, Known known) {}

        @Override
        public void breaks(Element at, Rule rule, String explanation) {}
    };
}
