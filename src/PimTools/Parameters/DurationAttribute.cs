using System;
using System.Management.Automation;

namespace PimTools.Parameters;

/// <summary>Reads 2h, 1h30m, 14d, 02:00 or PT2H into a TimeSpan. A bare number is refused: nobody knows its unit.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DurationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc />
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => Unwrap(inputData) switch
    {
        TimeSpan span => span,
        null => null,
        var other => Parse(other),
    };

    private static object? Unwrap(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    private static TimeSpan Parse(object value)
    {
        try
        {
            return PimDuration.Parse(value.ToString() ?? string.Empty);
        }
        catch (PimException e)
        {
            throw new ArgumentTransformationMetadataException(e.Message + " " + e.Remedy, e);
        }
    }
}
