package io.millrace.testing;

import java.util.List;

/**
 * Calls that succeed, for {@link EndpointContractTest}: one for each endpoint that is unsafe or names a resource. Stands
 * beside the tests of the module, with a constructor without arguments; it is found by its type.
 */
public interface EndpointExamples {
    List<EndpointExample> examples();
}
