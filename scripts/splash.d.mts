export function splashScreens(): { file: string; media: string; width: number; height: number; background: string }[]
