package io.mountaineer.agent;

/** Failure that ends an installation. The message is for people. */
public final class InstallException extends Exception {

  private static final long serialVersionUID = 1;

  InstallException(String message) {
    super(message);
  }
}
