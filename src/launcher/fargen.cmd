@echo off
rem Starts fargen on Windows: JAVA_HOME, else the java on the PATH; more options in FARGEN_JAVA_OPTS.
rem It makes no archive of class data, as its sibling for POSIX shells does.
setlocal

set "java=java"
if not defined JAVA_HOME goto path
set "java=%JAVA_HOME%\bin\java.exe"
if exist "%java%" goto found
echo fargen: JAVA_HOME is %JAVA_HOME%, but %java% does not exist>&2
exit /b 2

:path
for %%j in (java.exe) do set "java=%%~$PATH:j"
if defined java goto found
echo fargen: requires Java 17 or newer, but found no Java: set JAVA_HOME, or add java to the PATH>&2
exit /b 2

:found
set "version="
for %%j in ("%java%\..\..\release") do if exist "%%~fj" for /f "usebackq tokens=2 delims==" %%v in (`findstr /b "JAVA_VERSION=" "%%~fj"`) do for /f "delims=." %%m in (%%v) do set "version=%%m"
if not defined version goto run
if %version% geq 17 goto run
echo fargen: requires Java 17 or newer, but %java% is older: set JAVA_HOME to a newer one>&2
exit /b 2

:run
"%java%" -XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=2 -XX:+UseSerialGC -Xms24m -XX:-UsePerfData -Xlog:disable %FARGEN_JAVA_OPTS% -cp "%~dp0fargen.jar" dev.fargen.cli.Main %*
exit /b %ERRORLEVEL%
