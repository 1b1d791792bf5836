/**
 * Programs of the user that run when something happened. Uses {@code core} for events, {@code
 * history} for their JSON, {@code files} to trust a program, and {@code platform.process} to start
 * it. Nothing waits for them.
 */
package io.mountaineer.hooks;
