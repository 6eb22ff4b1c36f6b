package uk.ragtime.web.request;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Decodes UTF-8 without guessing: overlong forms, surrogates and stray octets are refused. */
final class Utf8 {
  private Utf8() {}

  /**
   * @throws CharacterCodingException if the octets are not UTF-8
   */
  static String decode(byte[] octets, int length) throws CharacterCodingException {
    return StandardCharsets.UTF_8
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT)
        .decode(ByteBuffer.wrap(octets, 0, length))
        .toString();
  }
}
