using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using PimTools.Emulator.Http.Wire;

namespace PimTools.Emulator.Http.OData;

/// <summary>A $filter expression over the properties of one object.</summary>
internal abstract record FilterExpression
{
    /// <summary>Every property the expression names, as paths.</summary>
    public abstract IEnumerable<string> Paths { get; }

    public abstract bool Matches(Func<string, JsonNode?> property);

    /// <summary>Tells whether only objects whose <paramref name="path"/> equals <paramref name="value"/> can match.</summary>
    public bool Pins(string path, string value) => PinnedValues(path).Any(pinned => pinned.Equals(value, StringComparison.OrdinalIgnoreCase));

    /// <summary>Gives the values that <paramref name="path"/> must equal.</summary>
    public virtual IEnumerable<string> PinnedValues(string path) => [];

    /// <summary>Gives the same expression with another value wherever <paramref name="path"/> must equal one.</summary>
    public virtual FilterExpression WithValue(string path, string value) => this;

    internal sealed record Both(FilterExpression Left, FilterExpression Right) : FilterExpression
    {
        public override IEnumerable<string> Paths => Left.Paths.Concat(Right.Paths);

        public override bool Matches(Func<string, JsonNode?> property) => Left.Matches(property) && Right.Matches(property);

        public override IEnumerable<string> PinnedValues(string path) => Left.PinnedValues(path).Concat(Right.PinnedValues(path));

        public override FilterExpression WithValue(string path, string value) =>
            new Both(Left.WithValue(path, value), Right.WithValue(path, value));
    }

    internal sealed record Either(FilterExpression Left, FilterExpression Right) : FilterExpression
    {
        public override IEnumerable<string> Paths => Left.Paths.Concat(Right.Paths);

        public override bool Matches(Func<string, JsonNode?> property) => Left.Matches(property) || Right.Matches(property);
    }

    internal sealed record Not(FilterExpression Inner) : FilterExpression
    {
        public override IEnumerable<string> Paths => Inner.Paths;

        public override bool Matches(Func<string, JsonNode?> property) => !Inner.Matches(property);
    }

    internal sealed record Comparison(string Path, string Verb, FilterLiteral Value) : FilterExpression
    {
        public override IEnumerable<string> Paths => [Path];

        public override bool Matches(Func<string, JsonNode?> property) =>
            (Verb, Value.Compare(property(Path))) switch
            {
                ("eq", var order) => order == 0,
                ("ne", var order) => order != 0,
                ("gt", var order) => order > 0,
                ("ge", var order) => order >= 0,
                ("lt", var order) => order < 0,
                (_, var order) => order <= 0,
            };

        public override IEnumerable<string> PinnedValues(string path) => IsEquality(path) ? [Value.Text] : [];

        public override FilterExpression WithValue(string path, string value) =>
            IsEquality(path) ? this with { Value = new FilterLiteral(value, IsQuoted: true) } : this;

        private bool IsEquality(string path) => Verb == "eq" && Path.Equals(path, StringComparison.OrdinalIgnoreCase);
    }

    internal sealed record OneOf(string Path, IReadOnlyList<FilterLiteral> Values) : FilterExpression
    {
        public override IEnumerable<string> Paths => [Path];

        public override bool Matches(Func<string, JsonNode?> property)
        {
            var value = property(Path);
            return Values.Any(wanted => wanted.Compare(value) == 0);
        }
    }

    internal sealed record TextMatch(string Path, string Text, bool AtStart) : FilterExpression
    {
        public override IEnumerable<string> Paths => [Path];

        public override bool Matches(Func<string, JsonNode?> property)
        {
            if (property(Path) is not JsonValue value || !value.TryGetValue<string>(out var text))
                return false;
            return AtStart
                ? text.StartsWith(Text, StringComparison.OrdinalIgnoreCase)
                : text.IndexOf(Text, StringComparison.OrdinalIgnoreCase) >= 0;
        }
    }

    internal sealed record AnyOf(string Collection, string Variable, FilterExpression Inner) : FilterExpression
    {
        public override IEnumerable<string> Paths => Inner.Paths.Select(path => $"{Collection}/{Member(path)}");

        public override bool Matches(Func<string, JsonNode?> property) =>
            property(Collection) is JsonArray items && items.Any(item => Inner.Matches(path => JsonPath.Read(item, Member(path))));

        private string Member(string path) =>
            path.StartsWith(Variable + "/", StringComparison.Ordinal)
                ? path.Substring(Variable.Length + 1)
                : throw ServiceException.BadRequest($"Invalid filter clause: '{path}' does not belong to '{Variable}'.");
    }
}
