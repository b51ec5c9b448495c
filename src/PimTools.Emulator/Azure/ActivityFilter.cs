using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Emulator.Http.Arm;
using PimTools.Emulator.Http.OData;
using PimTools.Emulator.Http.Wire;

namespace PimTools.Emulator.Azure;

/// <summary>The filter of the activity log: a start, perhaps an end, and at most one condition besides (documented: activitylogs-list).</summary>
internal sealed class ActivityFilter
{
    private const string Timestamp = "eventTimestamp";
    private static readonly string[] Fields = ["resourceGroupName", "resourceUri", "resourceProvider", "correlationId"];

    private ActivityFilter()
    {
    }

    public DateTimeOffset Since { get; private set; } = DateTimeOffset.MaxValue;

    public DateTimeOffset Until { get; private set; } = DateTimeOffset.MaxValue;

    private string? Field { get; set; }

    private string Value { get; set; } = "";

    public static ActivityFilter Parse(string? text)
    {
        var filter = new ActivityFilter();
        var tokens = new Queue<FilterToken>(FilterLexer.Tokens(text ?? ""));
        while (tokens.Count > 3)
        {
            if (!filter.Take(tokens.Dequeue().Text, tokens.Dequeue().Text, tokens.Dequeue()))
                throw ArmErrors.Filter(text!);
            if (tokens.Peek().Kind != FilterTokenKind.End && !tokens.Dequeue().Text.Equals("and", StringComparison.OrdinalIgnoreCase))
                throw ArmErrors.Filter(text!);
        }

        return tokens.Count == 1 && filter.Since < DateTimeOffset.MaxValue ? filter : throw ArmErrors.Filter(text ?? "");
    }

    public bool Fits(ActivityOperation operation) => operation.Time >= Since && operation.Time <= Until && Field switch
    {
        null => true,
        "resourceProvider" => operation.Name.StartsWith(Value + "/", StringComparison.OrdinalIgnoreCase),
        "resourceUri" => operation.ResourceId.Equals(Value, StringComparison.OrdinalIgnoreCase),
        "correlationId" => operation.CorrelationId.Equals(Value, StringComparison.OrdinalIgnoreCase),
        _ => ActivityShape.GroupOf(operation)?.Equals(Value, StringComparison.OrdinalIgnoreCase) ?? false,
    };

    private bool Take(string field, string comparison, FilterToken value)
    {
        if (value.Kind == FilterTokenKind.End)
            return false;
        if (field.Equals(Timestamp, StringComparison.OrdinalIgnoreCase) && IsoTime.TryInstant(value.Text, out var time))
            return TakeTime(comparison, time);
        if (Field is not null || comparison != "eq" || Fields.FirstOrDefault(known => known.Equals(field, StringComparison.OrdinalIgnoreCase)) is not { } known)
            return false;

        Field = known;
        Value = value.Text;
        return true;
    }

    private bool TakeTime(string comparison, DateTimeOffset time)
    {
        switch (comparison)
        {
            case "ge":
                Since = time;
                return true;
            case "le":
                Until = time;
                return true;
            default:
                return false;
        }
    }
}
