package io.millrace.platform.pages;

/** Something to tell on the start page that holds for one installation, such as whom to sign in as in development. */
@FunctionalInterface
public interface StartPageNote {

    /** HTML, shown as it is to whoever opens the page. */
    String html();
}
