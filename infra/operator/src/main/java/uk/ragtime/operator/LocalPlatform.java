package uk.ragtime.operator;

import java.io.IOException;

/**
 * The platform that {@code ./ragtime up} runs on this machine. Commands use it for everything that
 * the environment does not name.
 */
public interface LocalPlatform {
  /** The address of query-service. */
  String queryUrl();

  /**
   * A fresh token of the local operator.
   *
   * @throws OperatorException if the platform does not run
   * @throws IOException if its issuer does not answer
   */
  String operatorToken() throws IOException;

  /**
   * A superuser of the database of the event store.
   *
   * @throws OperatorException if the platform has no database yet
   */
  DatabaseLogin store();

  /**
   * An administrator of the database of the read models.
   *
   * @throws OperatorException if the platform has no database yet
   */
  DatabaseLogin readModels();
}
