package uk.ragtime.query.area;

import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.AreaCode;

/** An area as it is known now. */
public record Area(AreaCode area, String name, @Nullable String gssCode) {}
