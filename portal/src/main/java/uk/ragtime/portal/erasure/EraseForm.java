package uk.ragtime.portal.erasure;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import uk.ragtime.portal.api.Codes;
import uk.ragtime.portal.api.ErasureCommands.Erasure;
import uk.ragtime.portal.api.ErasureCommands.TextPlace;
import uk.ragtime.portal.page.BrokenFormException;
import uk.ragtime.portal.page.FieldError;

/**
 * Choice of what to erase so far: a member, or texts. It stands in the address until it is
 * confirmed.
 *
 * @param member code of a member
 * @param text places of texts, such as {@code 97.rationale}
 * @param textsToo whether what the member wrote goes as well
 */
record EraseForm(
    @Nullable String member,
    List<String> text,
    @Nullable Ground ground,
    @Nullable Boolean textsToo) {

  /** As many texts as a page can quote and a person can check. */
  private static final int MAX_TEXTS = 20;

  private static final Pattern PLACE =
      Pattern.compile("([1-9][0-9]{0,8})\\.(rationale|remark|evidence|reason)");

  EraseForm {
    member = member == null || member.isBlank() ? null : member;
    text = List.copyOf(Objects.requireNonNullElse(text, List.of()));
  }

  /**
   * Ensures that it names either a member or texts. Links do; nobody types them.
   *
   * @throws BrokenFormException if not
   */
  EraseForm named() {
    boolean texts =
        !text.isEmpty()
            && text.size() <= MAX_TEXTS
            && text.stream().allMatch(place -> PLACE.matcher(place).matches());
    boolean named = member == null ? texts : member.matches(Codes.SLUG) && text.isEmpty();
    if (!named) {
      throw new BrokenFormException("what to erase");
    }
    return this;
  }

  /** Choices still to be made, in the order of the page. */
  List<FieldError> errors() {
    List<FieldError> errors = new ArrayList<>();
    if (member != null && textsToo == null) {
      errors.add(new FieldError("erase.wrong.no-texts-too", "textsToo"));
    }
    if (ground == null) {
      errors.add(new FieldError("erase.wrong.no-ground", "ground"));
    }
    return errors;
  }

  List<TextPlace> places() {
    return text.stream().map(EraseForm::place).toList();
  }

  private static TextPlace place(String text) {
    Matcher place = PLACE.matcher(text);
    if (!place.matches()) {
      throw new IllegalStateException(text);
    }
    return new TextPlace(Long.parseLong(place.group(1)), place.group(2));
  }

  /** The command; everything must have been chosen. */
  Erasure erasure() {
    return new Erasure(
        member == null ? List.of() : List.of(member),
        member == null ? null : textsToo,
        places(),
        Objects.requireNonNull(ground).name());
  }

  /** Address of the form with what has been chosen, to go back to. */
  public String address(String partnership) {
    UriComponentsBuilder address =
        UriComponentsBuilder.newInstance().path("/").pathSegment(partnership, "erase");
    if (member != null) {
      address.queryParam("member", member);
    }
    text.forEach(place -> address.queryParam("text", place));
    if (ground != null) {
      address.queryParam("ground", ground);
    }
    if (textsToo != null) {
      address.queryParam("textsToo", textsToo);
    }
    return address.build().encode().toUriString();
  }
}
