# A person signs in with a browser: a terminal of its own, a sign-in service over TLS, and a program in the browser's place that follows the page to the end.
BeforeDiscovery {
    # Windows and macOS open the user's own browser, and keep the authorities they trust in a store of the system, which no test changes.
    $isSkipped = -not $IsLinux
    $reason = if ($isSkipped) { ' (skipped: only on Linux a variable names the authorities to trust, and a program on the path is the browser)' } else { '' }
}

BeforeAll {
    . "$PSScriptRoot/LoopbackHost.ps1"
    . "$PSScriptRoot/Terminal.ps1"
    if (-not $IsLinux) { return }

    $drive = (Get-PSDrive TestDrive).Root
    $contoso = '5d3b800c-f713-4ce9-a422-f1665c722fae'
    $tls = (New-Item -ItemType Directory "$drive/tls").FullName
    $emulatorHost = Start-EmulatorHost "--tls `"$tls`""
    $secure = (Invoke-RestMethod "$($emulatorHost.Address)/_emulator/network").secure
    $saved = 'PIMTOOLS_CONFIG', 'SSL_CERT_FILE', 'DISPLAY', 'PATH', 'STANDIN_MODULE', 'NO_COLOR' | ForEach-Object { @{ Name = $_; Value = [Environment]::GetEnvironmentVariable($_) } }

    # xdg-open is what the sign-in library starts. The page is a form that a browser would send by itself.
    $browser = (New-Item -ItemType Directory "$drive/browser").FullName
    Set-Content "$browser/page.ps1" @'
param([string] $Address)
$page = Invoke-WebRequest $Address -SkipCertificateCheck
$form = @{}
[regex]::Matches($page.Content, 'name="(\w+)" value="([^"]*)"') | ForEach-Object { $form[$_.Groups[1].Value] = $_.Groups[2].Value }
Invoke-WebRequest ([regex]::Match($page.Content, 'action="([^"]+)"').Groups[1].Value) -Method Post -Body $form
'@
    $program = Get-PowerShellCommand | ForEach-Object { "'$_'" }
    Set-Content "$browser/xdg-open" "#!/bin/sh`nexec $program -NoProfile -NonInteractive -File '$browser/page.ps1' `"`$1`" > /dev/null 2>&1"
    chmod +x "$browser/xdg-open"

    $env:SSL_CERT_FILE = "$tls/ca.pem"
    $env:DISPLAY = ':0'
    $env:PATH = "$browser$([IO.Path]::PathSeparator)$env:PATH"
    $module = [IO.Path]::GetFullPath("$PSScriptRoot/../../out/PimTools")
    $connect = "Connect-Pim -TenantId $contoso -LoginEndpoint $secure -GraphEndpoint $secure -ArmEndpoint $($secure.Replace('localhost', '127.0.0.1'))"

    # The lines that a person sees of a script in a new shell, lines of the screen joined.
    function Invoke-Shell([string] $Script) {
        (Invoke-InTerminal "Import-Module '$module'; `$PSStyle.OutputRendering = 'PlainText'; $Script" -Width 200 | Where-Object { $_ }) -join "`n"
    }

    # How often somebody was asked in the browser since the last time, and with what.
    $script:asked = 0
    function Get-Page {
        $pages = @((Invoke-RestMethod "$($emulatorHost.Address)/_emulator/signin").pages)
        $pages | Select-Object -Skip $script:asked | ForEach-Object { [uri]::UnescapeDataString($_) }
        $script:asked = $pages.Count
    }

    function Set-Browser([string] $Query) { Invoke-RestMethod "$($emulatorHost.Address)/_emulator/signin?$Query" -Method Post }
}

AfterAll {
    if ($IsLinux) {
        Stop-EmulatorHost $emulatorHost
        $saved | ForEach-Object { [Environment]::SetEnvironmentVariable($_.Name, $_.Value) }
    }
}

Describe "A person with a browser$reason" -Skip:$isSkipped {
    BeforeEach {
        $env:PIMTOOLS_CONFIG = Join-Path $drive ([guid]::NewGuid())
        Set-Browser 'user=ada&lifetime=1h'
        $null = Get-Page
    }

    It 'is told of the window, signs in there once, and works' {
        $screen = Invoke-Shell "$connect; (Get-PimRole 'User Administrator' -Kind EntraRole).Name; (Get-PimContext).SignIn"

        $screen | Should -Match 'Sign in in the browser window that opens now\.'
        $screen | Should -Match 'ada@contoso\.com in tenant'
        $screen | Should -Match '(?m)^User Administrator$'
        $screen | Should -Match '(?m)^Interactive$'
        Get-Page | Should -HaveCount 1
    }

    It 'connects as last time in the next shell, in the window again where no store keeps the sign-in' {
        $null = Invoke-Shell "$connect -Kind EntraRole"
        $first = @(Get-Page)
        $screen = Invoke-Shell "(Get-PimRole 'User Administrator' -Kind EntraRole).Name; (Get-PimRole 'Global Reader' -Kind EntraRole).Name"
        $next = @(Get-Page)

        $screen | Should -Match "Connected as ada@contoso\.com to tenant $contoso, as last time\."
        $screen | Should -Match '(?m)^User Administrator$'
        $screen | Should -Match '(?m)^Global Reader$'
        $first + $next | Should -HaveCount 2
        ($next[0] -match '[?&]scope=([^&]+)'), $Matches[1] | Should -Be $true, ([regex]::Match($first[0], '[?&]scope=([^&]+)').Groups[1].Value)
    }

    It 'is told where somebody else signs in than last time' {
        $null = Invoke-Shell "$connect -Kind EntraRole"
        Set-Browser 'user=cleo'

        Invoke-Shell "(Get-PimRole 'User Administrator' -Kind EntraRole).Name" | Should -Match 'Connected as cleo@contoso\.com to tenant .*, as last time, when it was ada@contoso\.com\.'
    }

    It 'is not asked where nobody sits: no window opens' {
        $null = Invoke-Shell "$connect -Kind EntraRole"
        $null = Get-Page
        $powershell, $library = Get-PowerShellCommand
        $lines = & $powershell $library -NoProfile -NonInteractive -Command "Import-Module '$module'; try { Get-PimRole } catch { `$_.FullyQualifiedErrorId }"

        "$lines" | Should -BeLike 'NotConnected,*'
        Get-Page | Should -BeNullOrEmpty
    }

    It 'signs in again in the window when an administrator has ended the session, and the command goes on' {
        Set-Browser 'lifetime=1m'
        $screen = Invoke-Shell @"
$connect -Kind EntraRole
(Get-PimRole 'User Administrator' -Kind EntraRole).Name
Invoke-RestMethod $($emulatorHost.Address)/_emulator/signin -Method Delete
(Get-PimRole 'Global Reader' -Kind EntraRole).Name
"@

        $screen | Should -Match '(?ms)^User Administrator$.*Sign in in the browser window.*^Global Reader$'
        Get-Page | Should -HaveCount 2
    }

    It 'proves more in the window where a role demands an authentication context' {
        Set-Browser 'user=ben'
        $screen = Invoke-Shell "$connect -Kind EntraRole; (pim 'Conditional Access Administrator' 'Change of policy').Status"

        $screen | Should -Match '(?m)^Provisioned$'
        $pages = @(Get-Page)
        $pages | Should -HaveCount 2
        $pages[-1] | Should -Match '"acrs".*"c1"'
    }
}
