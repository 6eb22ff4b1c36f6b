package uk.ragtime.benchmarks.locks;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import uk.ragtime.benchmarks.store.harness.Contender;
import uk.ragtime.testing.platform.TestClient;
import uk.ragtime.testing.platform.TestResponse;

/** One query to query-service, sent over HTTP again and again. */
final class QueryRun implements Contender {
  private static final int OK = 200;

  private final String question;
  private final TestClient client;
  private final String path;
  private final LongAdder answered = new LongAdder();

  QueryRun(String question, TestClient client, String path) {
    this.question = question;
    this.client = client;
    this.path = path;
  }

  @Override
  public String name() {
    return question;
  }

  @Override
  public List<Caller> callers(int callers) {
    return IntStream.range(0, callers).<Caller>mapToObj(_ -> this::ask).toList();
  }

  private int ask() {
    TestResponse answer = client.get(path);
    if (answer.status() != OK) {
      throw new IllegalStateException(path + ": " + answer.status() + " " + answer.body());
    }
    answered.increment();
    return 1;
  }

  @Override
  public long kept() {
    return answered.sum();
  }
}
