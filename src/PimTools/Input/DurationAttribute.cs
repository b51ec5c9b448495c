using System;
using System.Management.Automation;

namespace PimTools.Input;

/// <summary>Reads 2h, 1h30m, 14d, 02:00 or PT2H into a TimeSpan. A bare number is refused: nobody knows its unit.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DurationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc />
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => RawArgument.Value(inputData) switch
    {
        TimeSpan span => span,
        null => null,
        _ => Parse(RawArgument.Text(inputData)),
    };

    private static TimeSpan Parse(string text)
    {
        try
        {
            return PimDuration.Parse(text);
        }
        catch (PimException e)
        {
            throw new ArgumentTransformationMetadataException(e.Message + " " + e.Remedy, e);
        }
    }
}
