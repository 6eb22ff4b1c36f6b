package uk.ragtime.command.assessment;

import java.time.LocalDate;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.command.decision.Sealed;
import uk.ragtime.command.http.RandomSource;
import uk.ragtime.command.http.TextParsers;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.Evidence;
import uk.ragtime.kernel.FreeText;
import uk.ragtime.kernel.seal.Opening;
import uk.ragtime.kernel.seal.SealedField;
import uk.ragtime.web.request.Field;
import uk.ragtime.web.request.FieldParsers;
import uk.ragtime.web.request.Fields;

/** The fields of a body that accompany a rating, before validation. */
public record RemarkFields(
    Field<FreeText> rationale, List<EvidenceFields> evidence, Field<LocalDate> effectiveOn) {
  private static final JsonMapper MAPPER = JsonMapper.shared();

  /** As much as a reviewer can look at. */
  private static final int MAX_EVIDENCE = 20;

  public record EvidenceFields(Field<String> title, Field<String> url) {
    static EvidenceFields of(Fields fields) {
      return new EvidenceFields(
          fields.required("title", TextParsers.line(200)),
          fields.required("url", TextParsers.url(2000)));
    }

    Evidence evidence() {
      return new Evidence(title.get(), url.get());
    }
  }

  public static RemarkFields of(Fields fields) {
    return new RemarkFields(
        fields.optional("rationale", TextParsers::freeText),
        evidenceOf(fields),
        fields.optional("effectiveOn", FieldParsers::date));
  }

  /** The fields of a word that must be explained, and takes its day from another. */
  public static RemarkFields withRationale(Fields fields) {
    return new RemarkFields(
        fields.required("rationale", TextParsers::freeText), evidenceOf(fields), new Field<>(null));
  }

  private static List<EvidenceFields> evidenceOf(Fields fields) {
    return fields.objects("evidence", 0, MAX_EVIDENCE).stream().map(EvidenceFields::of).toList();
  }

  /** Seals the texts; field and key are part of each seal. */
  public Remarks sealed(RandomSource random) {
    FreeText text = rationale.orNull();
    Sealed because = null;
    Sealed remark = null;
    if (text != null) {
      because = random.seal(SealedField.RATIONALE, text);
      remark = random.seal(SealedField.REMARK, text);
    }
    List<Evidence> pieces = evidence.stream().map(EvidenceFields::evidence).toList();
    return new Remarks(
        because,
        remark,
        pieces.isEmpty()
            ? null
            : Sealed.of(
                new Opening(SealedField.EVIDENCE, random.key(), MAPPER.writeValueAsString(pieces))),
        pieces.size());
  }

  public Reconfirmation reconfirmationOf(CapabilityCode capability, RandomSource random) {
    return new Reconfirmation(capability, sealed(random), effectiveOn.orNull());
  }
}
