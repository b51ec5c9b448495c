# A real terminal for the files that need one: util-linux's script gives a program its pseudo-terminal, and Screen draws what the program writes.
. "$PSScriptRoot/AnotherPowerShell.ps1"

# What a terminal shows after control sequences: cursor movements and erasures are obeyed, colours and titles change no text.
class Screen {
    [int] $Width
    [int] $Height
    [int] $Row
    [int] $Column
    hidden [char[][]] $Cells
    hidden [string] $Rest = ''

    Screen([int] $width, [int] $height) {
        $this.Width, $this.Height = $width, $height
        $this.Cells = @(for ($i = 0; $i -lt $height; $i++) { , $this.Blank() })
    }

    hidden [char[]] Blank() { return (' ' * $this.Width).ToCharArray() }

    [string[]] Lines() { return $this.Cells.ForEach({ (-join $_).TrimEnd() }) }

    # Takes what the program writes, and gives what the terminal answers: its position, where it is asked for it.
    [string] Write([string] $text) {
        $answer = ''
        $text = $this.Rest + $text
        $at = 0
        while ($at -lt $text.Length) {
            $sequence = [regex]::Match($text.Substring($at), '^\e(?:\[(?<values>[?>=]?[\d;]*)[ -/]*(?<final>[@-~])|\][^\a\e]*(?:\a|\e\\)|[()][A-B0]|[=>78DEHMc])')
            if ($sequence.Success) {
                if ($sequence.Groups['final'].Success) { $answer += $this.Obey($sequence.Groups['final'].Value, $sequence.Groups['values'].Value) }
                $at += $sequence.Length
            }
            elseif ($text[$at] -eq [char]27) { break }
            else { $this.Put($text[$at++]) }
        }

        # A sequence may arrive in two parts.
        $this.Rest = $text.Substring($at)
        return $answer
    }

    hidden [void] Put([char] $letter) {
        switch ([int] $letter) {
            13 { $this.Column = 0 }
            10 { $this.NewLine() }
            8 { $this.Column = [Math]::Max(0, $this.Column - 1) }
            9 { $this.Column = [Math]::Min($this.Width - 1, $this.Column + 8 - $this.Column % 8) }
            { $_ -ge 32 -and $_ -ne 127 -and [char]::GetUnicodeCategory($letter) -ne 'Format' } {
                if ($this.Column -ge $this.Width) { $this.Column = 0; $this.NewLine() }
                $this.Cells[$this.Row][$this.Column++] = $letter
            }
        }
    }

    hidden [void] NewLine() {
        if ($this.Row -lt $this.Height - 1) { $this.Row++; return }
        $this.Cells = @($this.Cells | Select-Object -Skip 1) + , $this.Blank()
    }

    hidden [string] Obey([string] $final, [string] $values) {
        $numbers = @($values -split ';' | ForEach-Object { if ($_ -match '^\d+$') { [int] $_ } else { 0 } })
        $count = [Math]::Max(1, $numbers[0])
        switch -CaseSensitive ($final) {
            'A' { $this.Row = [Math]::Max(0, $this.Row - $count) }
            'B' { $this.Row = [Math]::Min($this.Height - 1, $this.Row + $count) }
            'C' { $this.Column = [Math]::Min($this.Width - 1, $this.Column + $count) }
            'D' { $this.Column = [Math]::Max(0, $this.Column - $count) }
            'G' { $this.Column = [Math]::Min($this.Width, $count) - 1 }
            'H' {
                $this.Row = [Math]::Min($this.Height, $count) - 1
                $this.Column = if ($numbers.Count -gt 1) { [Math]::Min($this.Width, [Math]::Max(1, $numbers[1])) - 1 } else { 0 }
            }
            'K' { $this.Erase($this.Row, $(if ($numbers[0] -eq 0) { $this.Column } else { 0 }), $(if ($numbers[0] -eq 1) { $this.Column } else { $this.Width - 1 })) }
            'J' { for ($i = $(if ($numbers[0] -eq 0) { $this.Row + 1 } else { 0 }); $i -lt $this.Height; $i++) { $this.Erase($i, 0, $this.Width - 1) } }
            'n' { if ($numbers[0] -eq 6) { return "`e[$($this.Row + 1);$($this.Column + 1)R" } }
        }

        return ''
    }

    hidden [void] Erase([int] $line, [int] $from, [int] $to) { for ($i = $from; $i -le $to; $i++) { $this.Cells[$line][$i] = ' ' } }
}

# Runs a script in a PowerShell that has a terminal, answers its questions in their order, and gives the lines on the screen at the end. A step is a
# pattern to wait for on the screen, and the keys to press then; Seen takes the screen as it was at each step.
function Invoke-InTerminal([string] $Script, [string[]] $Answer = @(), [int] $Width = 100, [string] $Language = 'en_US.UTF-8', [hashtable[]] $Step = @(), [Collections.IList] $Seen = @()) {
    if (-not (Get-Command script -CommandType Application -ErrorAction Ignore)) {
        throw 'The program script, of the package bsdutils or util-linux, is needed to give PowerShell a terminal.'
    }

    $folder = New-Item -ItemType Directory (Join-Path ([IO.Path]::GetTempPath()) ([guid]::NewGuid()))
    try {
        Set-Content "$folder/run.ps1" $Script
        $program = Get-PowerShellCommand | ForEach-Object { "'$_'" }
        Set-Content "$folder/run.sh" "stty cols $Width rows 60`nexec $program -NoProfile -File '$folder/run.ps1'"
        $start = [Diagnostics.ProcessStartInfo]::new('script')
        '-q', '-e', '-c', "sh '$folder/run.sh'", '/dev/null' | ForEach-Object { $start.ArgumentList.Add($_) }
        $start.RedirectStandardInput = $start.RedirectStandardOutput = $true
        $start.StandardOutputEncoding = [Text.UTF8Encoding]::new($false)
        'LANG', 'LC_ALL', 'LC_CTYPE', 'LANGUAGE', 'NO_COLOR' | ForEach-Object { $null = $start.Environment.Remove($_) }
        $start.Environment['TERM'] = 'xterm'
        if ($Language) { $start.Environment['LANG'] = $Language }

        $process = [Diagnostics.Process]::Start($start)
        $screen = [Screen]::new($Width, 60)
        $waiting = [Collections.Generic.Queue[string]]::new($Answer)
        $steps = [Collections.Generic.Queue[hashtable]]::new($Step)
        $buffer = [char[]]::new(4096)
        while (($read = $process.StandardOutput.ReadAsync($buffer, 0, $buffer.Length)).Wait(120000) -and $read.Result -gt 0) {
            $process.StandardInput.Write($screen.Write([string]::new($buffer, 0, $read.Result)))
            if ($waiting.Count -and $screen.Lines()[$screen.Row] -match '\(default is "\w"\):\s*$') { $process.StandardInput.Write($waiting.Dequeue() + "`n") }
            if ($steps.Count -and ($screen.Lines() -join "`n") -match $steps.Peek().When) {
                if (-not $Seen.IsFixedSize) { $null = $Seen.Add($screen.Lines() -join "`n") }
                $process.StandardInput.Write($steps.Dequeue().Press)
            }

            $process.StandardInput.Flush()
        }

        if (-not $process.HasExited -and -not $process.WaitForExit(5000)) { $process.Kill($true) }
        $screen.Lines()
    }
    finally {
        Remove-Item -Recurse -Force $folder
    }
}
