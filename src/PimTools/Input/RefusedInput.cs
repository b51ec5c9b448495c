using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Runtime.CompilerServices;
using System.Security;
using System.Text;

namespace PimTools.Input;

/// <summary>
/// Values that could not be read, each with its error. PowerShell gives an error of its own for whatever is thrown while it binds parameters,
/// so a value of the right type stands in, and the command refuses it before it does anything.
/// </summary>
internal static class RefusedInput
{
    private static readonly ConditionalWeakTable<object, PimException> Refused = new();

    /// <summary>A new value of the type, which stands for an error.</summary>
    public static object StandIn(Type type, PimException error)
    {
        var value = Create(type);
        Refused.Add(value, error);
        return value;
    }

    /// <summary>Tells whether a value stands for an error.</summary>
    public static bool Is(object? value) => value is not null && Refused.TryGetValue(value, out _);

    /// <summary>Throws the error that one of the values stands for.</summary>
    /// <param name="bound">What was given, by parameter.</param>
    /// <exception cref="PimException">One does (<see cref="PimErrorCode.InvalidParameter"/>, <see cref="PimErrorCode.InvalidDuration"/>).</exception>
    public static void Check(IReadOnlyDictionary<string, object?> bound)
    {
        foreach (var argument in bound)
        {
            var values = argument.Value is Array many ? many.Cast<object?>().Prepend(many) : new[] { argument.Value };
            foreach (var value in values)
            {
                if (value is not null && Refused.TryGetValue(value, out var error))
                {
                    throw error.WithMessage($"-{argument.Key}: {error.Message}");
                }
            }
        }
    }

    private static object Create(Type type)
    {
        if (type.IsArray)
        {
            var array = Array.CreateInstance(type.GetElementType()!, 1);
            array.SetValue(Create(type.GetElementType()!), 0);
            return array;
        }

        return type == typeof(string) ? new string('?', 1)
            : type == typeof(PimIdentity) ? new PimIdentity("?")
            : type == typeof(PimPlan) ? new PimPlan("?", DateTimeOffset.MinValue, "?")
            : type == typeof(PimMoment) ? new PimMoment(TimeSpan.Zero)
            : type == typeof(Encoding) ? new UTF8Encoding()
            : type == typeof(Uri) ? new Uri("about:blank")
            : type == typeof(PSCredential) ? new PSCredential("?", new SecureString())
            : Activator.CreateInstance(Nullable.GetUnderlyingType(type) ?? type)!;
    }
}
