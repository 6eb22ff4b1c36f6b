package uk.ragtime.query.opening;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import uk.ragtime.kernel.seal.SealedField;
import uk.ragtime.query.rating.EntryKind;

/**
 * The texts of an entry of the log of ratings, as far as they are here and fit their seals.
 *
 * @param rationale of a change, a challenge or an agreement; the remark of a reconfirmation; the
 *     reason of a withdrawal
 */
public record SealedTexts(SealedText rationale, SealedText evidence) {
  /** A key has 32 bytes, in base64. */
  static final int KEY_LENGTH = 43;

  /** In the place of an opening; too short to be one. */
  static final String ERASED = "erased";

  /**
   * Columns of a query of {@code rating_entry e} from which the texts are read: each is the key
   * with the text after it, or says that both were erased.
   */
  public static final String COLUMNS =
      """
      e.rationale_seal, e.evidence_seal,
             case when e.rationale_seal is not null
               then coalesce(
                 (select t.key || t.text
                    from erasable.text t
                   where t.partnership = e.partnership
                     and t.position = e.position
                     and t.field = %1$s),
                 (select 'erased'
                    from erasable.erased_text x
                   where x.partnership = e.partnership
                     and x.position = e.position
                     and x.field = %1$s))
             end as rationale,
             case when e.evidence_seal is not null
               then coalesce(
                 (select t.key || t.text
                    from erasable.text t
                   where t.partnership = e.partnership
                     and t.position = e.position
                     and t.field = 'evidence'),
                 (select 'erased'
                    from erasable.erased_text x
                   where x.partnership = e.partnership
                     and x.position = e.position
                     and x.field = 'evidence'))
             end as evidence\
      """
          .formatted(
              """
              case e.kind
                         when 'RECONFIRMED' then 'remark'
                         when 'WITHDRAWN' then 'reason'
                         else 'rationale'
                       end\
              """);

  /** Reads what {@link #COLUMNS} selects. */
  public static SealedTexts read(EntryKind kind, ResultSet row) throws SQLException {
    SealedField field =
        switch (kind) {
          case CHANGED, CHALLENGED, AGREED -> SealedField.RATIONALE;
          case RECONFIRMED -> SealedField.REMARK;
          case WITHDRAWN -> SealedField.REASON;
        };
    return new SealedTexts(
        SealedText.of(field, row.getString("rationale_seal"), row.getString("rationale")),
        SealedText.of(
            SealedField.EVIDENCE, row.getString("evidence_seal"), row.getString("evidence")));
  }

  /** Names of the texts that were given and have been erased. */
  public List<String> erased() {
    return names(text -> text instanceof SealedText.Erased);
  }

  /** Names of the texts that were given and cannot be shown, although nothing erased them. */
  public List<String> missing() {
    return names(text -> text instanceof SealedText.Missing);
  }

  private List<String> names(Predicate<SealedText> which) {
    List<String> names = new ArrayList<>();
    if (which.test(rationale)) {
      names.add("rationale");
    }
    if (which.test(evidence)) {
      names.add("evidence");
    }
    return List.copyOf(names);
  }
}
