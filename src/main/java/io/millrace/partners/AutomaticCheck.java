package io.millrace.partners;

/** A check that needs no person; it reads and never writes, so that it can be repeated. */
interface AutomaticCheck {

    CheckKind kind();

    CheckResult check(CheckedParty party);
}
