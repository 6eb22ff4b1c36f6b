package uk.ragtime.command.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import uk.ragtime.command.http.CommandRequest.Answer;

/**
 * Writes answers to commands with their length, so that each is sent at once. One of unknown length
 * is sent in chunks: by two calls of the system, the second of which only says that it ends.
 */
final class AnswerConverter extends AbstractHttpMessageConverter<Answer> {
  AnswerConverter() {
    super(MediaType.APPLICATION_JSON);
  }

  @Override
  protected boolean supports(Class<?> type) {
    return type == Answer.class;
  }

  @Override
  protected boolean canRead(@Nullable MediaType type) {
    return false;
  }

  @Override
  protected Answer readInternal(Class<? extends Answer> type, HttpInputMessage message) {
    throw new HttpMessageNotReadableException("answers are written only", message);
  }

  @Override
  protected Long getContentLength(Answer answer, @Nullable MediaType type) {
    return (long) json(answer).length;
  }

  @Override
  protected void writeInternal(Answer answer, HttpOutputMessage message) throws IOException {
    message.getBody().write(json(answer));
  }

  private static byte[] json(Answer answer) {
    return ("{\"position\":" + answer.position() + ",\"version\":" + answer.version() + "}")
        .getBytes(StandardCharsets.US_ASCII);
  }
}
