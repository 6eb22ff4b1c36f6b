/** Tests of texts beside the log. */
@org.jspecify.annotations.NullMarked
package uk.ragtime.query.opening;
