package io.millrace.partners;

/** What a document of an application proves. */
enum DocumentType {
    TAX_REGISTRATION("a tax registration"),
    BANK_PROOF("a proof of the bank account"),
    LICENCE("a licence"),
    INCORPORATION("a certificate of incorporation"),
    ADDRESS_PROOF("a proof of address"),
    QUALITY_CERTIFICATE("a quality certificate"),
    OTHER("another document");

    private final String words;

    DocumentType(String words) {
        this.words = words;
    }

    /** With its article, as a sentence uses it. */
    String words() {
        return words;
    }
}
