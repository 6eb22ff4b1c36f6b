package uk.ragtime.query.area;

import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.AreaCode;

/** Current state of an area. */
public record Area(AreaCode area, String name, @Nullable String gssCode) {}
