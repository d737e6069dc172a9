/**
 * The REST conventions of every endpoint: problems, strict JSON, request ids, lists, versions and their description.
 */
@NullMarked
package io.millrace.platform.web;

import org.jspecify.annotations.NullMarked;
