@NullMarked
package uk.ragtime.benchmarks.pages;

import org.jspecify.annotations.NullMarked;
