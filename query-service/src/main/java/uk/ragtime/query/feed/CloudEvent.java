package uk.ragtime.query.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** An event in the JSON format of CloudEvents 1.0, with our extensions. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CloudEvent(
    @JsonProperty("specversion") String specVersion,
    String id,
    String source,
    String type,
    String subject,
    Instant time,
    @JsonProperty("datacontenttype") String dataContentType,
    @JsonProperty("dataschema") String dataSchema,
    String partnership,
    long position,
    @JsonProperty("streamversion") long streamVersion,
    @JsonProperty("effectiveon") @Nullable LocalDate effectiveOn,
    String actor,
    @JsonProperty("correlationid") String correlationId,
    @JsonProperty("commandid") String commandId,
    @JsonProperty("traceparent") @Nullable String traceParent,
    @JsonRawValue String data) {}
