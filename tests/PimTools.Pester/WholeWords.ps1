# Shared by the tests of days: tables as they are shown at 80, 100 and 140 columns.

# PowerShell breaks lines between words in languages that it knows alone.
[cultureinfo]::CurrentCulture = 'en-US'

function Get-ShownWord($Objects, [int] $Width) {
    ($Objects | Format-Table | Out-String -Width $Width) -replace "`e\[[0-9;]*m" -split '\s+' | Where-Object { $_ -and $_ -notmatch '^-+$' }
}

# What a table of so many columns shows that is no whole word of the same table with all the room there is: "80: Admini".
function Get-BrokenWord($Objects) {
    $whole = [Collections.Generic.HashSet[string]]::new([string[]] @(Get-ShownWord $Objects 4000))
    foreach ($width in 80, 100, 140) {
        Get-ShownWord $Objects $width | Where-Object { -not $whole.Contains($_) } | ForEach-Object { "${width}: $_" }
    }
}

# What a person sees of objects at 100 columns, on one line.
function Get-Shown($Objects) {
    ($Objects | Format-Table | Out-String -Width 100) -replace "`e\[[0-9;]*m" -replace '\s+', ' '
}
