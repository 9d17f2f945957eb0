package dev.fargen.testing;

import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * Begins what a dynamic or parameterized test fails with by its name: in its summary, Maven has but
 * a number for it. Every test has this, by {@code META-INF/services}.
 */
public final class NamedFailures implements InvocationInterceptor {

  @Override
  public void interceptDynamicTest(
      Invocation<Void> invocation, DynamicTestInvocationContext test, ExtensionContext context)
      throws Throwable {
    proceed(invocation, context);
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    proceed(invocation, context);
  }

  private static void proceed(Invocation<Void> invocation, ExtensionContext context)
      throws Throwable {
    try {
      invocation.proceed();
    } catch (TestAbortedException e) {
      throw e;
    } catch (AssertionFailedError e) {
      String message = context.getDisplayName() + ": " + e.getMessage();
      AssertionFailedError named =
          new AssertionFailedError(message, e.getExpected(), e.getActual(), e.getCause());
      named.setStackTrace(e.getStackTrace());
      throw named;
    } catch (Throwable e) {
      throw new AssertionFailedError(context.getDisplayName() + ": " + e, e);
    }
  }
}
