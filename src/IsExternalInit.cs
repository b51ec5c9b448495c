namespace System.Runtime.CompilerServices;

/// <summary>The compiler asks for this type where a property is init-only; the old runtimes do not have it.</summary>
internal static class IsExternalInit;
