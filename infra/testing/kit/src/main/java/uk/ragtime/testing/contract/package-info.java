/** What holds a service against the document that describes it. */
@NullMarked
package uk.ragtime.testing.contract;

import org.jspecify.annotations.NullMarked;
